import type { FunctionDeclaration, PatternSegment } from './tree';

/** Where a name's value is found at run time: among the match's captures or in the frame of the function. */
export interface Variable {
  readonly kind: 'capture' | 'local';
  readonly index: number;
}

/** What names mean at one place of the source: inner scopes hide outer ones. */
export class Scope {
  private readonly variables = new Map<string, Variable>();
  private readonly functions = new Map<string, FunctionDeclaration>();

  constructor(
    private readonly parent: Scope | undefined,
    functions: readonly FunctionDeclaration[],
    private readonly captureCount = 0,
  ) {
    for (const declaration of functions) {
      if (!this.functions.has(declaration.name)) this.functions.set(declaration.name, declaration);
    }
  }

  /** The scope of a match block: its captures are numbered on from those of the blocks around it. */
  static ofMatch(parent: Scope, pattern: readonly PatternSegment[], functions: readonly FunctionDeclaration[]): Scope {
    const names = pattern.flatMap((segment) => (segment.kind === 'literal' ? [] : [segment.name]));
    const scope = new Scope(parent, functions, parent.captureCount + names.length);
    names.forEach((name, i) => scope.variables.set(name, { kind: 'capture', index: parent.captureCount + i }));
    return scope;
  }

  /** The scope of a function's body, inside of the scope that declares it. */
  static ofFunction(parent: Scope): Scope {
    return new Scope(parent, [], parent.captureCount);
  }

  /** Binds the next slot of the function's frame. */
  bindLocal(name: string): void {
    this.variables.set(name, { kind: 'local', index: this.variables.size });
  }

  /** Whether this very scope binds the name. */
  binds(name: string): boolean {
    return this.variables.has(name);
  }

  variable(name: string): Variable | undefined {
    return this.variables.get(name) ?? this.parent?.variable(name);
  }

  /** The function of this name and the scope that declares it. */
  function(name: string): { declaration: FunctionDeclaration; scope: Scope } | undefined {
    const declaration = this.functions.get(name);
    return declaration ? { declaration, scope: this } : this.parent?.function(name);
  }
}
