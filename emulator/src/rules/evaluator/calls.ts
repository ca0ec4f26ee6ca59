import { invoke, methodsNamed, type Builtin } from '../builtins';
import type { Lookup } from '../environment';
import type { Span } from '../syntax/source';
import type { FunctionDeclaration } from '../syntax/tree';
import {
  Constraint,
  Failure,
  functionNotFound,
  nullValue,
  RulesPath,
  typeOf,
  unsupported,
  wrongArgumentCount,
  type Result,
  type RulesValue,
} from '../values';
import { located } from './operators';
import type { Evaluate, Frame } from './run';

/** A function of the rules, filled in after everything that calls it has been compiled. */
export interface CompiledFunction {
  lets: Evaluate[];
  result: Evaluate;
}

const EMPTY_FRAME: Frame = [];

/** Arguments and `let` values are computed once, in order; a failed one fails only where it is read. */
export function compileUserCall(compiled: CompiledFunction, args: readonly Evaluate[]): Evaluate {
  return (run, frame) => {
    run.count(1);
    const { lets, result } = compiled;
    if (args.length + lets.length === 0) return result(run, EMPTY_FRAME);
    const locals: Result[] = [];
    for (const arg of args) locals.push(arg(run, frame));
    for (const value of lets) {
      run.count(1);
      locals.push(value(run, locals));
    }
    return result(run, locals);
  };
}

export function compileWrongCount({ name, parameters }: FunctionDeclaration, received: number, span: Span): Evaluate {
  const signature = `${name}(${parameters.map((parameter) => parameter.name).join(', ')})`;
  return failing(span, () => wrongArgumentCount(received, signature));
}

export function compileUnknownFunction(name: string, span: Span): Evaluate {
  return failing(span, () => functionNotFound(name));
}

/** A function of the language; one in a namespace counts one expression more. */
export function compileBuiltinCall(builtin: Builtin, args: readonly Evaluate[], span: Span): Evaluate {
  const cost = builtin.name.includes('.') ? 2 : 1;
  return (run, frame) => {
    run.count(cost);
    const values: RulesValue[] = [];
    for (const arg of args) {
      const value = arg(run, frame);
      if (value instanceof Failure) return value;
      values.push(value);
    }
    return located(invoke(builtin, values, false), span);
  };
}

export function compileMethodCall(name: string, target: Evaluate, args: readonly Evaluate[], span: Span): Evaluate {
  const methods = methodsNamed(name);
  return (run, frame) => {
    run.count(1);
    const receiver = target(run, frame);
    if (receiver instanceof Failure) return receiver;
    const values: RulesValue[] = [receiver];
    for (const arg of args) {
      const value = arg(run, frame);
      if (value instanceof Failure) return value;
      values.push(value);
    }
    const method = methods.get(typeOf(receiver));
    return located(method ? invoke(method, values, true) : withoutMethod(receiver, name, methods), span);
  };
}

function withoutMethod(receiver: RulesValue, name: string, methods: ReadonlyMap<string, Builtin>): Failure {
  if (receiver === null) return nullValue();
  if (!(receiver instanceof Constraint)) return functionNotFound(name);
  return unsupported(`constraint.${name}`, [...methods.keys()].map((type) => `${type}.${name}`).join(', '));
}

export function compileLookup(lookup: Lookup, args: readonly Evaluate[], span: Span): Evaluate {
  const [argument] = args;
  const signature = `${lookup.name}(path)`;
  if (!argument || args.length !== 1) return failing(span, () => wrongArgumentCount(args.length, signature));
  const cost = lookup.name.includes('.') ? 2 : 1;
  return (run, frame) => {
    run.count(cost);
    const path = argument(run, frame);
    if (path instanceof Failure) return path;
    if (!(path instanceof RulesPath)) return located(unsupported(`${lookup.name}(${typeOf(path)})`, signature), span);
    const document = run.lookUp(lookup, path);
    if (document instanceof Failure) return located(document, span);
    return lookup.answers === 'document' ? document : document !== null;
  };
}

/** `debug(x)` reports x and returns it. */
export function compileDebug(args: readonly Evaluate[], span: Span, log: (value: Result) => void): Evaluate {
  const [argument] = args;
  if (!argument || args.length !== 1) return failing(span, () => wrongArgumentCount(args.length, 'debug(any)'));
  return (run, frame) => {
    run.count(1);
    const value = argument(run, frame);
    log(value);
    return value;
  };
}

function failing(span: Span, failure: () => Failure): Evaluate {
  return (run) => {
    run.count(1);
    return located(failure(), span);
  };
}
