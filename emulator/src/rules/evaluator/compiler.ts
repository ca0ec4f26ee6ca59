import { DEBUG, type Environment } from '../environment';
import type { Span } from '../syntax/source';
import { Scope } from '../syntax/scope';
import type { Expression, FunctionCall, FunctionDeclaration, MethodCall, Name } from '../syntax/tree';
import { describe, Failure, nullValue, type Result } from '../values';
import { compileElement, compileProperty, compileSlice } from './access';
import {
  compileBuiltinCall,
  compileDebug,
  compileLookup,
  compileMethodCall,
  compileUnknownFunction,
  compileUserCall,
  compileWrongCount,
  type CompiledFunction,
} from './calls';
import { compileList, compileMap, compilePath } from './literals';
import { compileBinary, compileConditional, compileTypeTest, compileUnary, located } from './operators';
import type { Evaluate } from './run';

export interface CompilerOptions {
  /** Receives what rules pass to `debug()`. */
  log?: (text: string) => void;
  /** Receives the value of every expression that is evaluated, for coverage. Costs nothing when it is absent. */
  observe?: (span: Span, result: Result) => void;
}

/** Turns expressions into closures, once, so that evaluating them neither looks up names nor walks trees. */
export class ExpressionCompiler {
  private readonly functions = new Map<FunctionDeclaration, CompiledFunction>();
  private readonly pending: (() => void)[] = [];

  constructor(
    private readonly environment: Environment,
    private readonly options: CompilerOptions,
  ) {}

  /** Compiles a whole condition with every function that it calls. */
  condition(node: Expression, scope: Scope): Evaluate {
    const evaluate = this.compile(node, scope);
    for (let next = this.pending.pop(); next; next = this.pending.pop()) next();
    return evaluate;
  }

  private compile(node: Expression, scope: Scope): Evaluate {
    const evaluate = this.plan(node, scope);
    const { observe } = this.options;
    if (!observe) return evaluate;
    return (run, frame) => {
      const result = evaluate(run, frame);
      observe(node, result);
      return result;
    };
  }

  private plan(node: Expression, scope: Scope): Evaluate {
    switch (node.kind) {
      case 'literal': {
        const { value } = node;
        return (run) => {
          run.count(1);
          return value;
        };
      }
      case 'name':
        return this.name(node, scope);
      case 'list':
        return compileList(this.all(node.elements, scope));
      case 'map':
        return compileMap(
          node,
          node.entries.map(({ key, value }) => ({ key: this.compile(key, scope), value: this.compile(value, scope) })),
        );
      case 'path':
        return compilePath(
          node,
          node.segments.map((segment) => (typeof segment === 'string' ? segment : this.compile(segment, scope))),
        );
      case 'group':
        return this.compile(node.inner, scope);
      case 'member':
        return compileProperty(node.name, this.compile(node.target, scope), node);
      case 'index':
        return compileElement(this.compile(node.target, scope), this.compile(node.index, scope), node);
      case 'slice':
        return compileSlice(
          this.compile(node.target, scope),
          this.compile(node.from, scope),
          this.compile(node.to, scope),
          node,
        );
      case 'call':
        return this.call(node, scope);
      case 'method':
        return this.method(node, scope);
      case 'unary':
        return compileUnary(node, this.compile(node.operand, scope));
      case 'binary':
        return compileBinary(node, this.compile(node.left, scope), this.compile(node.right, scope));
      case 'is':
        return compileTypeTest(node, this.compile(node.operand, scope));
      case 'conditional':
        return compileConditional(
          this.compile(node.condition, scope),
          node.condition,
          this.compile(node.whenTrue, scope),
          this.compile(node.whenFalse, scope),
        );
    }
  }

  private all(nodes: readonly Expression[], scope: Scope): Evaluate[] {
    return nodes.map((node) => this.compile(node, scope));
  }

  private name(node: Name, scope: Scope): Evaluate {
    const variable = scope.variable(node.name);
    if (variable) return compileVariable(variable.kind, variable.index);
    switch (node.name) {
      case 'request':
        return (run) => {
          run.count(1);
          return run.request;
        };
      case 'resource':
        return (run) => {
          run.count(1);
          return run.resource;
        };
      default:
        return (run) => {
          run.count(1);
          return located(nullValue(), node);
        };
    }
  }

  private call(node: FunctionCall, scope: Scope): Evaluate {
    const args = this.all(node.args, scope);
    const found = scope.function(node.name);
    if (!found) return this.languageCall(node.name, args, node);
    const { declaration } = found;
    if (declaration.parameters.length !== args.length) return compileWrongCount(declaration, args.length, node);
    return compileUserCall(this.functionOf(declaration, found.scope), args);
  }

  private method(node: MethodCall, scope: Scope): Evaluate {
    const { target } = node;
    const args = this.all(node.args, scope);
    if (target.kind === 'name' && !scope.variable(target.name) && this.environment.namespaces.has(target.name)) {
      return this.languageCall(`${target.name}.${node.name}`, args, node);
    }
    return compileMethodCall(node.name, this.compile(target, scope), args, node);
  }

  private languageCall(name: string, args: readonly Evaluate[], span: Span): Evaluate {
    const lookup = this.environment.lookups.get(name);
    if (lookup) return compileLookup(lookup, args, span);
    const builtin = this.environment.functions.get(name);
    if (builtin) return compileBuiltinCall(builtin, args, span);
    if (name !== DEBUG) return compileUnknownFunction(name, span);
    return compileDebug(args, span, (value) => this.options.log?.(debugText(value)));
  }

  /** Bodies are compiled after their callers, so that the depth of a chain of calls does not matter here. */
  private functionOf(declaration: FunctionDeclaration, scope: Scope): CompiledFunction {
    const known = this.functions.get(declaration);
    if (known) return known;
    const compiled: CompiledFunction = { lets: [], result: () => null };
    this.functions.set(declaration, compiled);
    this.pending.push(() => {
      const body = Scope.ofFunction(scope);
      for (const parameter of declaration.parameters) body.bindLocal(parameter.name);
      for (const { name, value } of declaration.lets) {
        compiled.lets.push(this.compile(value, body));
        body.bindLocal(name);
      }
      compiled.result = this.compile(declaration.result, body);
    });
    return compiled;
  }
}

function debugText(value: Result): string {
  return value instanceof Failure ? value.message : describe(value);
}

function compileVariable(kind: 'capture' | 'local', index: number): Evaluate {
  if (kind === 'local') {
    return (run, frame) => {
      run.count(1);
      return frame[index] ?? null;
    };
  }
  return (run) => {
    run.count(1);
    return run.captures[index] ?? null;
  };
}
