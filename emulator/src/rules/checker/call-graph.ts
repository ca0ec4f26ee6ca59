import { Limits } from '../limits';
import type { FunctionDeclaration } from '../syntax/tree';
import type { Issues } from './issues';

/** Who calls whom among the functions of the rules. */
export class CallGraph {
  private readonly callees = new Map<FunctionDeclaration, Set<FunctionDeclaration>>();
  private readonly called = new Set<FunctionDeclaration>();

  declare(declaration: FunctionDeclaration): void {
    this.callees.set(declaration, new Set());
  }

  /** `caller` is absent for the condition of an allow statement. */
  call(caller: FunctionDeclaration | undefined, callee: FunctionDeclaration): void {
    this.called.add(callee);
    if (caller) this.callees.get(caller)?.add(callee);
  }

  /** Reports recursion, chains of calls that are too long, and functions that nothing calls. */
  check(issues: Issues): void {
    const depths = new Map<FunctionDeclaration, number>();
    for (const declaration of this.callees.keys()) {
      if (!this.measure(declaration, [], depths, issues)) break;
    }
    for (const declaration of this.callees.keys()) {
      if (!this.called.has(declaration)) issues.warning(`Unused function: ${declaration.name}.`, declaration.nameSpan);
    }
  }

  /** Notes how many functions the longest chain from here has; false once an error was reported. */
  private measure(
    declaration: FunctionDeclaration,
    stack: readonly FunctionDeclaration[],
    depths: Map<FunctionDeclaration, number>,
    issues: Issues,
  ): boolean {
    if (stack.includes(declaration)) {
      issues.error('Recursive call is not allowed.', declaration.nameSpan);
      return false;
    }
    if (stack.length + (depths.get(declaration) ?? 1) > Limits.callDepth) {
      this.reportDepth([...stack, ...this.longestChain(declaration, depths)], issues);
      return false;
    }
    if (depths.has(declaration)) return true;
    let depth = 1;
    for (const callee of this.callees.get(declaration) ?? []) {
      if (!this.measure(callee, [...stack, declaration], depths, issues)) return false;
      depth = Math.max(depth, 1 + (depths.get(callee) ?? 0));
    }
    depths.set(declaration, depth);
    return true;
  }

  private longestChain(
    from: FunctionDeclaration,
    depths: ReadonlyMap<FunctionDeclaration, number>,
  ): FunctionDeclaration[] {
    const depth = depths.get(from);
    const next = [...(this.callees.get(from) ?? [])].find((callee) => depths.get(callee) === (depth ?? 0) - 1);
    return next ? [from, ...this.longestChain(next, depths)] : [from];
  }

  private reportDepth(chain: readonly FunctionDeclaration[], issues: Issues): void {
    const names = chain.slice(0, Limits.callDepth).map(({ name }) => name);
    const [first] = chain;
    if (!first) return;
    issues.error(`Maximum allowed call depth of 20 is reached for [${names.join('->')}] call stack.`, first.nameSpan);
  }
}
