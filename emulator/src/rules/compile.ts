import { check } from './checker/check';
import { environmentOf, FIRESTORE, STORAGE } from './environment';
import { evaluateStorage } from './cloud-storage/evaluate';
import { ExpressionCompiler, type CompilerOptions } from './evaluator/compiler';
import { refuse } from './evaluator/judge';
import { evaluateFirestore } from './firestore/evaluate';
import { Limits } from './limits';
import { RuleIndex } from './matching/rules';
import { parse } from './parser';
import { SourceText } from './syntax/source';
import type { RulesFile } from './syntax/tree';
import type { Compilation, Ruleset, SourceFile } from './types';

const NOTHING_TO_READ: SourceFile = { name: '', content: '' };

/**
 * Parses, checks and compiles the source of a ruleset. It never throws for what the source says: faults come back as
 * issues, and the ruleset is there unless one of them is an ERROR.
 */
export function compile(files: SourceFile[], options: CompilerOptions = {}): Compilation {
  const [file = NOTHING_TO_READ, second] = files;
  const source = new SourceText(file);
  const beginning = { start: 0, end: 0 };
  if (second) return { issues: [source.issue('ERROR', 'Only one rules file is allowed in a ruleset.', beginning)] };
  if (Buffer.byteLength(file.content) > Limits.sourceBytes) {
    return { issues: [source.issue('ERROR', 'The rules are larger than the maximum of 256 KB.', beginning)] };
  }
  const { tree, faults } = parse(source.text);
  if (!tree) return { issues: faults.map(({ message, span }) => source.issue('ERROR', message, span)) };
  const issues = check(tree, source, environmentOf(tree.service.name));
  if (issues.some(({ severity }) => severity === 'ERROR')) return { issues };
  return { ruleset: createRuleset(tree, source, options), issues };
}

/** Rules of another service than the one that asks allow nothing. */
function createRuleset(tree: RulesFile, source: SourceText, options: CompilerOptions): Ruleset {
  const service = tree.service.name;
  const rules = new RuleIndex(tree, source, new ExpressionCompiler(environmentOf(service), options));
  const otherService = refuse(`No matching allow statements: these rules are for the service ${service}`);
  return {
    version: tree.version,
    evaluateFirestore: (request) => (service === FIRESTORE ? evaluateFirestore(rules, source, request) : otherService),
    evaluateStorage: async (request) => (service === STORAGE ? evaluateStorage(rules, source, request) : otherService),
  };
}
