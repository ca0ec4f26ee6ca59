import { Limits } from '../limits';
import type { FunctionDeclaration } from '../syntax/tree';
import type { Issues } from './issues';

/** Who calls whom among the functions of the rules. */
export class CallGraph {
  private readonly callees = new Map<FunctionDeclaration, Set<FunctionDeclaration>>();
  /** The functions that conditions call, and those that functions call. */
  private readonly fromConditions = new Set<FunctionDeclaration>();
  private readonly fromFunctions = new Set<FunctionDeclaration>();

  declare(declaration: FunctionDeclaration): void {
    this.callees.set(declaration, new Set());
  }

  /** `caller` is absent for the condition of an allow statement. */
  call(caller: FunctionDeclaration | undefined, callee: FunctionDeclaration): void {
    (caller ? this.fromFunctions : this.fromConditions).add(callee);
    if (caller) this.callees.get(caller)?.add(callee);
  }

  /** The functions that some condition calls, itself or through other functions. */
  reachable(): ReadonlySet<FunctionDeclaration> {
    const reached = new Set(this.fromConditions);
    // A set that grows while it is walked is walked to its new end.
    for (const declaration of reached) for (const callee of this.calleesOf(declaration)) reached.add(callee);
    return reached;
  }

  /** Reports recursion, chains of calls that are too long, and functions that nothing calls. */
  check(issues: Issues): void {
    const depths = this.depths(issues);
    for (const declaration of this.callees.keys()) {
      const isFirst = !this.fromFunctions.has(declaration);
      if (isFirst && depths) this.checkDepth(declaration, depths, issues);
      if (isFirst && !this.fromConditions.has(declaration)) {
        issues.warning(`Unused function: ${declaration.name}.`, declaration.nameSpan);
      }
    }
  }

  /** How many functions the longest chain from each one has; undefined after recursion was reported. */
  private depths(issues: Issues): ReadonlyMap<FunctionDeclaration, number> | undefined {
    const depths = new Map<FunctionDeclaration, number>();
    const open = new Set<FunctionDeclaration>();
    for (const first of this.callees.keys()) {
      const stack = [first];
      for (let last = stack.at(-1); last; last = stack.at(-1)) {
        open.add(last);
        const next = this.calleesOf(last).find((callee) => !depths.has(callee));
        if (next && open.has(next)) {
          issues.error('Recursive call is not allowed.', next.nameSpan);
          return undefined;
        }
        if (next) stack.push(next);
        else {
          depths.set(last, 1 + Math.max(0, ...this.calleesOf(last).map((callee) => depths.get(callee) ?? 0)));
          open.delete(last);
          stack.pop();
        }
      }
    }
    return depths;
  }

  /** The vendor's compiler complains where the first function stands that is one too many. */
  private checkDepth(
    first: FunctionDeclaration,
    depths: ReadonlyMap<FunctionDeclaration, number>,
    issues: Issues,
  ): void {
    const depth = depths.get(first) ?? 0;
    if (depth <= Limits.callDepth) return;
    const chain = [first];
    let excess = first;
    for (let left = depth - 1; chain.length <= Limits.callDepth; left--) {
      excess = this.calleesOf(excess).find((callee) => depths.get(callee) === left) ?? excess;
      chain.push(excess);
    }
    const names = chain.slice(0, Limits.callDepth).map(({ name }) => name);
    const message = `Maximum allowed call depth of 20 is reached for [${names.join('->')}] call stack.`;
    issues.error(message, excess.nameSpan);
  }

  private calleesOf(declaration: FunctionDeclaration): FunctionDeclaration[] {
    return [...(this.callees.get(declaration) ?? [])];
  }
}
