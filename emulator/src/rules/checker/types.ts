import { methodsNamed, RESULT_TYPES, type Builtin } from '../builtins';
import type { Environment } from '../environment';
import type { Binding, Expression, MethodCall, Name } from '../syntax/tree';
import { typeOf, type TypeName } from '../values';
import type { Issues } from './issues';

/** Some use of an expression, and the types that can be used so. */
interface Demand {
  readonly expression: Expression;
  readonly accepted: readonly TypeName[];
}

/** Types that an operation takes besides those that the vendor's compiler names. */
const ALSO_ACCEPTED: ReadonlySet<TypeName> = new Set(['path']);

/**
 * Finds values whose type is known from the source and cannot be right where they are used: directly, or as an argument
 * or `let` of that name. A value that comes from outside, or a name that may hold several values, is given the benefit
 * of the doubt.
 */
export class TypeChecks {
  /** The full names of calls of the language's own functions. */
  private readonly languageCalls = new Map<Expression, string>();
  private readonly bindings = new Map<Name, Binding>();
  /** What parameters and `let`s can stand for. */
  private readonly values = new Map<Binding, Expression[]>();
  private readonly demands: Demand[] = [];

  constructor(
    private readonly environment: Environment,
    private readonly issues: Issues,
  ) {}

  isLanguageCall(node: Expression, name: string): void {
    this.languageCalls.set(node, name);
  }

  isBound(node: Name, binding: Binding): void {
    this.bindings.set(node, binding);
  }

  takes(binding: Binding, value: Expression): void {
    const values = this.values.get(binding);
    if (values) values.push(value);
    else this.values.set(binding, [value]);
  }

  wantBool(expression: Expression): void {
    this.want(expression, ['bool']);
  }

  /** Notes what an expression asks of its operands. */
  visit(node: Expression): void {
    switch (node.kind) {
      case 'member':
        return this.want(node.target, ['map']);
      case 'index':
        return this.want(node.target, ['list', 'map']);
      case 'slice':
        return this.want(node.target, ['list', 'string']);
      case 'unary':
        return node.operator === '!' ? this.wantBool(node.operand) : undefined;
      case 'conditional':
        return this.wantBool(node.condition);
      case 'call':
        return this.wantArguments(this.environment.functions.get(this.languageCalls.get(node) ?? ''), node.args);
      case 'method':
        return this.visitMethod(node);
      case 'binary':
        if (node.operator === 'in') this.want(node.right, ['list', 'map', 'set']);
        if (node.operator !== '&&' && node.operator !== '||') return;
        this.wantBool(node.left);
        this.wantBool(node.right);
    }
  }

  /** Warns of comparisons that have always the same result. */
  compare(node: Expression): void {
    if (node.kind !== 'binary' || (node.operator !== '==' && node.operator !== '!=')) return;
    const left = this.typeOf(node.left);
    const right = this.typeOf(node.right);
    if (!left || !right || kindOf(left) === kindOf(right)) return;
    const result = node.operator === '!=';
    const message = `The sub-expressions are not comparable, so this comparison will always return ${result}.`;
    this.issues.warning(message, node.operatorSpan);
  }

  /** Warns of values of a type that a use of them does not take, once for each value. */
  check(): void {
    const reported = new Set<Expression>();
    const passed = new Map<Binding, Set<string>>();
    // Demands on a name become demands on its values, at the end of the list.
    for (const { expression, accepted } of this.demands) {
      for (const leaf of leavesOf(expression)) {
        const type = this.typeOf(leaf);
        const binding = leaf.kind === 'name' ? this.bindings.get(leaf) : undefined;
        if (binding) this.passOn(binding, accepted, passed);
        if (!type || accepted.includes(type) || ALSO_ACCEPTED.has(type) || reported.has(leaf)) continue;
        reported.add(leaf);
        this.issues.warning(`Invalid type. Received one of [${type}]. Expected one of [${accepted.join(', ')}].`, leaf);
      }
    }
  }

  private passOn(binding: Binding, accepted: readonly TypeName[], passed: Map<Binding, Set<string>>): void {
    const known = passed.get(binding) ?? new Set<string>();
    passed.set(binding, known);
    if (known.has(accepted.join())) return;
    known.add(accepted.join());
    for (const expression of this.values.get(binding) ?? []) this.demands.push({ expression, accepted });
  }

  private want(expression: Expression, accepted: readonly TypeName[]): void {
    this.demands.push({ expression, accepted });
  }

  private visitMethod(node: MethodCall): void {
    const name = this.languageCalls.get(node);
    if (name !== undefined) return this.wantArguments(this.environment.functions.get(name), node.args);
    const receivers = [...methodsNamed(node.name).keys()].filter((type) => type !== 'constraint');
    if (receivers.length > 0) this.want(node.target, receivers.sort());
    else this.issues.warning(`Invalid function name: ${node.name}.`, node.nameSpan);
  }

  private wantArguments(builtin: Builtin | undefined, args: readonly Expression[]): void {
    args.forEach((arg, i) => {
      const types = new Set<TypeName>();
      for (const { parameters } of builtin?.overloads ?? []) {
        const type = parameters.length === args.length ? parameters[i] : undefined;
        if (type === undefined || type === 'any') return;
        types.add(type);
        if (type === 'float') types.add('int');
      }
      if (types.size > 0) this.want(arg, [...types].sort());
    });
  }

  /** The type that an expression has whatever happens; undefined when that is not known. */
  private typeOf(node: Expression): TypeName | undefined {
    switch (node.kind) {
      case 'literal':
        return typeOf(node.value);
      case 'group':
        return this.typeOf(node.inner);
      case 'list':
      case 'map':
      case 'path':
        return node.kind;
      case 'is':
        return 'bool';
      case 'unary':
        return node.operator === '!' ? 'bool' : this.typeOf(node.operand);
      case 'binary':
        return ARITHMETIC.has(node.operator) ? undefined : 'bool';
      case 'call':
        return RESULT_TYPES.get(this.languageCalls.get(node) ?? '');
      case 'method':
        return RESULT_TYPES.get(this.languageCalls.get(node) ?? node.name);
      default:
        return undefined;
    }
  }
}

const ARITHMETIC: ReadonlySet<string> = new Set(['+', '-', '*', '/', '%']);

/** The expressions one of which is the value. */
function leavesOf(node: Expression): Expression[] {
  if (node.kind === 'group') return leavesOf(node.inner);
  return node.kind === 'conditional' ? [...leavesOf(node.whenTrue), ...leavesOf(node.whenFalse)] : [node];
}

/** Ints and floats can be compared with each other. */
function kindOf(type: TypeName): TypeName {
  return type === 'float' ? 'int' : type;
}
