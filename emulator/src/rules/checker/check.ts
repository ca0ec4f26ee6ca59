import { DEBUG, type Environment } from '../environment';
import { takesCount } from '../builtins';
import { Limits } from '../limits';
import { Scope } from '../syntax/scope';
import type { SourceText } from '../syntax/source';
import {
  operandsOf,
  type Expression,
  type FunctionCall,
  type FunctionDeclaration,
  type MatchBlock,
  type MethodCall,
  type PatternSegment,
  type RulesFile,
  type TypeTest,
} from '../syntax/tree';
import type { Issue } from '../types';
import { CallGraph } from './call-graph';
import { Issues } from './issues';
import { checkPattern } from './patterns';

const TYPE_NAMES: ReadonlySet<string> = new Set([
  ...['bool', 'int', 'float', 'number', 'string', 'bytes', 'list', 'map', 'set', 'map_diff'],
  ...['timestamp', 'duration', 'latlng', 'path', 'constraint'],
]);

/** Where an expression stands: what names mean there, and in which function. */
interface Place {
  scope: Scope;
  caller?: FunctionDeclaration;
  /** The `let` bindings that were read so far. */
  used?: Set<string>;
}

/** Finds what is wrong with rules that are well formed, and what is suspicious. */
export function check(tree: RulesFile, source: SourceText, environment: Environment): Issue[] {
  return new Checker(tree, new Issues(source), environment).run();
}

class Checker {
  private readonly calls = new CallGraph();

  constructor(
    private readonly tree: RulesFile,
    private readonly issues: Issues,
    private readonly environment: Environment,
  ) {}

  run(): Issue[] {
    const { functions, service, version } = this.tree;
    const file = new Scope(undefined, functions);
    const inner = new Scope(file, service.functions);
    this.functions(functions, file);
    this.functions(service.functions, inner);
    for (const block of service.matches) this.match(block, [], 1, inner, version);
    this.calls.check(this.issues);
    return this.issues.found;
  }

  private match(
    block: MatchBlock,
    outer: readonly PatternSegment[],
    depth: number,
    parent: Scope,
    version: 1 | 2,
  ): void {
    checkPattern(block, outer, depth, version, this.issues);
    const scope = Scope.ofMatch(parent, block.pattern, block.functions);
    this.functions(block.functions, scope);
    for (const { condition } of block.allows) if (condition) this.expression(condition, { scope });
    for (const inner of block.matches) this.match(inner, [...outer, ...block.pattern], depth + 1, scope, version);
  }

  private functions(declarations: readonly FunctionDeclaration[], scope: Scope): void {
    const names = new Set<string>();
    for (const declaration of declarations) {
      this.calls.declare(declaration);
      if (names.has(declaration.name)) this.alreadyBound(declaration.name, declaration.nameSpan);
      if (this.isFunction(declaration.name)) {
        this.issues.warning(`Invalid function name: ${declaration.name}.`, declaration.nameSpan);
      }
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
      this.issues.error('Maximum allowed variable count of 10 for a given function has been reached.', nameSpan);
    }
    const place = { scope: Scope.ofFunction(outer), caller: declaration, used: new Set<string>() };
    for (const parameter of parameters) this.bind(parameter, place.scope);
    for (const binding of lets) {
      this.expression(binding.value, place);
      this.bind(binding, place.scope);
    }
    this.expression(result, place);
    for (const binding of lets) {
      if (!place.used.has(binding.name)) this.issues.warning(`Unused variable: ${binding.name}.`, binding);
    }
  }

  private bind(binding: { name: string; start: number; end: number }, scope: Scope): void {
    const { name } = binding;
    if (scope.binds(name)) this.alreadyBound(name, binding);
    else scope.bindLocal(name);
    if (this.isBuiltinVariable(name)) this.issues.warning(`Invalid variable name: ${name}.`, binding);
  }

  private expression(node: Expression, place: Place): void {
    if (node.kind === 'name') this.name(node, place);
    else if (node.kind === 'call') this.call(node, place);
    else if (node.kind === 'is') this.typeTest(node);
    const namespaceCall = node.kind === 'method' && this.namespaceCall(node, place);
    const operands = namespaceCall ? node.args : operandsOf(node);
    for (const operand of operands) this.expression(operand, place);
  }

  private name(node: { name: string; start: number; end: number }, { scope, used }: Place): void {
    used?.add(node.name);
    if (!scope.variable(node.name) && !this.environment.variables.has(node.name)) {
      this.issues.warning(`Invalid variable name: ${node.name}.`, node);
    }
  }

  private call(node: FunctionCall, { scope, caller }: Place): void {
    const declared = scope.function(node.name)?.declaration;
    if (!declared) return this.languageCall(node.name, node.args.length, node);
    this.calls.call(caller, declared);
    if (declared.parameters.length !== node.args.length) this.wrongCount(node.name, node);
  }

  /** Whether a method call is one into a namespace, whose name is no variable. */
  private namespaceCall(node: MethodCall, { scope }: Place): boolean {
    const { target } = node;
    if (target.kind !== 'name' || scope.variable(target.name) || !this.environment.namespaces.has(target.name)) {
      return false;
    }
    this.languageCall(`${target.name}.${node.name}`, node.args.length, node);
    return true;
  }

  private languageCall(name: string, count: number, span: Expression): void {
    const builtin = this.environment.functions.get(name);
    if (!builtin && !this.isFunction(name)) this.issues.warning(`Invalid function name: ${name}.`, span);
    else if (builtin ? !takesCount(builtin, count) : count !== 1) this.wrongCount(name, span);
  }

  private typeTest({ type, typeSpan }: TypeTest): void {
    if (TYPE_NAMES.has(type)) return;
    this.issues.error(`Unknown type: ${type}. Use one of ${[...TYPE_NAMES].join(', ')}.`, typeSpan);
  }

  private isFunction(name: string): boolean {
    const { functions, lookups } = this.environment;
    return functions.has(name) || lookups.has(name) || name === DEBUG;
  }

  private isBuiltinVariable(name: string): boolean {
    return this.environment.variables.has(name) || this.environment.namespaces.has(name);
  }

  private wrongCount(name: string, span: Expression): void {
    this.issues.warning(`Incorrect number of arguments supplied to function: ${name}.`, span);
  }

  private alreadyBound(name: string, span: { start: number; end: number }): void {
    this.issues.error(`The identifier [${name}] is already bound in the current scope.`, span);
  }
}
