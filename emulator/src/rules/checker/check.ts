import { DEBUG, type Environment } from '../environment';
import { NAMESPACES, takesCount } from '../builtins';
import { Limits } from '../limits';
import { Scope } from '../syntax/scope';
import type { SourceText, Span } from '../syntax/source';
import {
  operandsOf,
  type Binding,
  type Expression,
  type FunctionCall,
  type FunctionDeclaration,
  type MatchBlock,
  type MethodCall,
  type Name,
  type PatternSegment,
  type RulesFile,
} from '../syntax/tree';
import type { Issue } from '../types';
import { CallGraph } from './call-graph';
import { checkComplexity } from './complexity';
import { Issues } from './issues';
import { checkPattern, reportPackage } from './patterns';
import { checkTypeName } from './type-names';
import { TypeChecks } from './types';

const OLD_VERSION =
  'Ruleset uses old version (version [1]). Please update to the latest version (version [2]).';

/** Where an expression stands: what names mean there, and in which function. */
interface Place {
  scope: Scope;
  caller?: FunctionDeclaration;
  /** The parameters and `let`s that can be read so far, the last of a name counting. */
  locals: Map<string, Binding>;
}

/** A name that only means something while a request is judged. */
interface RequestName {
  caller: FunctionDeclaration;
  message: string;
  span: Span;
}

/** Finds what is wrong with rules that are well formed, and what is suspicious, in the order of the source. */
export function check(tree: RulesFile, source: SourceText, environment: Environment): Issue[] {
  return new Checker(tree, new Issues(source), environment).run();
}

class Checker {
  private readonly calls = new CallGraph();
  private readonly types: TypeChecks;
  private readonly unused = new Set<Binding>();
  private readonly requestNames: RequestName[] = [];

  constructor(
    private readonly tree: RulesFile,
    private readonly issues: Issues,
    private readonly environment: Environment,
  ) {
    this.types = new TypeChecks(environment, issues);
  }

  run(): Issue[] {
    const { functions, service, version } = this.tree;
    const file = new Scope(undefined, functions);
    const inner = new Scope(file, service.functions);
    if (version === 1) this.issues.warning(OLD_VERSION, { start: 0, end: 1 });
    this.functions(functions, file);
    this.functions(service.functions, inner);
    for (const block of service.matches) this.match(block, [], 1, inner);
    this.calls.check(this.issues);
    this.types.check();
    for (const binding of this.unused) this.issues.warning(`Unused variable: ${binding.name}.`, binding);
    const reachable = this.calls.reachable();
    for (const { caller, message, span } of this.requestNames) {
      if (!reachable.has(caller)) this.issues.warning(message, span);
    }
    return this.issues.inOrder();
  }

  private match(block: MatchBlock, outer: readonly PatternSegment[], depth: number, parent: Scope): void {
    checkPattern(block, outer, depth, this.tree.version, this.issues);
    const scope = Scope.ofMatch(parent, block.pattern, block.functions);
    this.functions(block.functions, scope);
    for (const { condition } of block.allows) {
      if (!condition) continue;
      this.types.wantBool(condition);
      this.whole(condition, { scope, locals: new Map() });
    }
    for (const inner of block.matches) this.match(inner, [...outer, ...block.pattern], depth + 1, scope);
  }

  private functions(declarations: readonly FunctionDeclaration[], scope: Scope): void {
    const names = new Set<string>();
    for (const declaration of declarations) {
      this.calls.declare(declaration);
      if (names.has(declaration.name)) this.alreadyBound(declaration.name, declaration.nameSpan);
      names.add(declaration.name);
    }
    for (const declaration of declarations) this.function(declaration, scope);
  }

  private function(declaration: FunctionDeclaration, outer: Scope): void {
    const { parameters, lets, result, nameSpan } = declaration;
    if (parameters.length > Limits.parameters) {
      const message = `Maximum allowed argument count of ${Limits.parameters} for a given function has been reached.`;
      this.issues.error(message, nameSpan);
    }
    if (lets.length > Limits.variables) {
      this.issues.error('Maximum allowed variable count of 10 for a given function has been reached.', result);
    }
    const place: Place = { scope: Scope.ofFunction(outer), caller: declaration, locals: new Map() };
    for (const parameter of parameters) this.bind(parameter, place);
    for (const binding of lets) {
      if (this.tree.version === 1) this.issues.error('Let bindings are not allowed in rules_version="1".', binding);
      this.whole(binding.value, place);
      this.bind(binding, place);
      this.types.takes(binding, binding.value);
    }
    this.whole(result, place);
  }

  private bind(binding: Binding, { scope, locals }: Place): void {
    const { name } = binding;
    if (NAMESPACES.has(name)) reportPackage(name, binding, this.issues);
    if (scope.binds(name)) this.alreadyBound(name, binding);
    else scope.bindLocal(name);
    locals.set(name, binding);
    this.unused.add(binding);
  }

  private whole(root: Expression, place: Place): void {
    checkComplexity(root, this.issues);
    this.expression(root, place);
  }

  private expression(node: Expression, place: Place): void {
    if (node.kind === 'name') this.name(node, place);
    else if (node.kind === 'call') this.call(node, place);
    else if (node.kind === 'is') checkTypeName(node, this.issues);
    const namespaceCall = node.kind === 'method' && this.namespaceCall(node, place);
    this.types.visit(node);
    const operands = namespaceCall ? node.args : operandsOf(node);
    for (const operand of operands) this.expression(operand, place);
    this.types.compare(node);
  }

  private name(node: Name, { scope, caller, locals }: Place): void {
    const { name } = node;
    const message = `Invalid variable name: ${name}.`;
    const binding = locals.get(name);
    if (binding) {
      this.unused.delete(binding);
      this.types.isBound(node, binding);
    }
    if (NAMESPACES.has(name)) reportPackage(name, node, this.issues);
    else if (scope.variable(name)) return;
    else if (!this.environment.variables.has(name)) this.issues.warning(message, node);
    else if (caller) this.requestNames.push({ caller, message, span: node });
  }

  private call(node: FunctionCall, { scope, caller }: Place): void {
    const declared = scope.function(node.name)?.declaration;
    if (!declared) return this.languageCall(node.name, node, node, caller);
    this.calls.call(caller, declared);
    if (declared.parameters.length !== node.args.length) return this.wrongCount(node.name, node);
    declared.parameters.forEach((parameter, i) => {
      const arg = node.args[i];
      if (arg) this.types.takes(parameter, arg);
    });
  }

  /** Whether a method call is one into a namespace, whose name is no variable. */
  private namespaceCall(node: MethodCall, { scope, caller }: Place): boolean {
    const { target } = node;
    if (target.kind !== 'name' || scope.variable(target.name) || !this.environment.namespaces.has(target.name)) {
      return false;
    }
    this.languageCall(`${target.name}.${node.name}`, node, node.nameSpan, caller);
    return true;
  }

  private languageCall(
    name: string,
    node: FunctionCall | MethodCall,
    span: Span,
    caller: FunctionDeclaration | undefined,
  ): void {
    const { functions, lookups } = this.environment;
    const message = `Invalid function name: ${name}.`;
    const builtin = functions.get(name);
    this.types.isLanguageCall(node, name);
    if (!builtin && !lookups.has(name) && name !== DEBUG) return this.issues.warning(message, span);
    const isRightCount = builtin ? takesCount(builtin, node.args.length) : node.args.length === 1;
    if (!isRightCount) this.wrongCount(name, span);
    if (caller && lookups.has(name)) this.requestNames.push({ caller, message, span });
  }

  private wrongCount(name: string, span: Span): void {
    this.issues.warning(`Incorrect number of arguments supplied to function: ${name}.`, span);
  }

  private alreadyBound(name: string, span: Span): void {
    this.issues.error(`The identifier [${name}] is already bound in the current scope.`, span);
  }
}
