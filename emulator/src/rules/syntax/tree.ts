import type { Method } from '../types';
import type { Span } from './source';

interface Shape extends Span {
  /** Nodes on the longest way down to a leaf. */
  readonly height: number;
}

export type UnaryOperator = '!' | '-';
export type BinaryOperator = '*' | '/' | '%' | '+' | '-' | '<' | '<=' | '>' | '>=' | '==' | '!=' | 'in' | '&&' | '||';

export type LiteralValue = null | boolean | bigint | number | string | Uint8Array;

export interface Literal extends Shape {
  kind: 'literal';
  value: LiteralValue;
}

export interface Name extends Shape {
  kind: 'name';
  name: string;
}

export interface ListLiteral extends Shape {
  kind: 'list';
  elements: Expression[];
}

export interface MapLiteral extends Shape {
  kind: 'map';
  entries: { key: Expression; value: Expression }[];
}

/** `/a/$(expr)/b`: a string is a segment as written. */
export interface PathLiteral extends Shape {
  kind: 'path';
  segments: (string | Expression)[];
}

export interface Group extends Shape {
  kind: 'group';
  inner: Expression;
}

export interface Member extends Shape {
  kind: 'member';
  target: Expression;
  name: string;
}

export interface Index extends Shape {
  kind: 'index';
  target: Expression;
  index: Expression;
}

export interface Slice extends Shape {
  kind: 'slice';
  target: Expression;
  from: Expression;
  to: Expression;
}

export interface FunctionCall extends Shape {
  kind: 'call';
  name: string;
  args: Expression[];
}

/** `target.name(args)`; a call into a namespace when the target is the bare name of one. */
export interface MethodCall extends Shape {
  kind: 'method';
  target: Expression;
  name: string;
  nameSpan: Span;
  args: Expression[];
}

export interface Unary extends Shape {
  kind: 'unary';
  operator: UnaryOperator;
  operand: Expression;
}

export interface Binary extends Shape {
  kind: 'binary';
  operator: BinaryOperator;
  operatorSpan: Span;
  left: Expression;
  right: Expression;
}

export interface TypeTest extends Shape {
  kind: 'is';
  operand: Expression;
  type: string;
  typeSpan: Span;
}

export interface Conditional extends Shape {
  kind: 'conditional';
  condition: Expression;
  whenTrue: Expression;
  whenFalse: Expression;
}

export type Expression =
  | Literal
  | Name
  | ListLiteral
  | MapLiteral
  | PathLiteral
  | Group
  | Member
  | Index
  | Slice
  | FunctionCall
  | MethodCall
  | Unary
  | Binary
  | TypeTest
  | Conditional;

export interface Binding extends Span {
  name: string;
}

export interface LetBinding extends Binding {
  value: Expression;
}

export interface FunctionDeclaration extends Span {
  name: string;
  nameSpan: Span;
  parameters: Binding[];
  lets: LetBinding[];
  result: Expression;
}

export type PatternSegment = Span &
  ({ kind: 'literal'; text: string } | { kind: 'capture' | 'glob'; name: string; nameSpan: Span });

export interface AllowStatement extends Span {
  methods: ReadonlySet<Method>;
  /** Absent: always allows. */
  condition?: Expression;
}

export interface MatchBlock extends Span {
  pattern: PatternSegment[];
  functions: FunctionDeclaration[];
  matches: MatchBlock[];
  allows: AllowStatement[];
}

export interface ServiceBlock extends Span {
  name: string;
  functions: FunctionDeclaration[];
  matches: MatchBlock[];
}

export interface RulesFile {
  version: 1 | 2;
  functions: FunctionDeclaration[];
  service: ServiceBlock;
}

/** The direct operands of an expression, in source order. */
export function operandsOf(node: Expression): Expression[] {
  switch (node.kind) {
    case 'literal':
    case 'name':
      return [];
    case 'list':
      return node.elements;
    case 'map':
      return node.entries.flatMap(({ key, value }) => [key, value]);
    case 'path':
      return node.segments.filter((segment) => typeof segment !== 'string');
    case 'group':
      return [node.inner];
    case 'member':
      return [node.target];
    case 'index':
      return [node.target, node.index];
    case 'slice':
      return [node.target, node.from, node.to];
    case 'call':
      return node.args;
    case 'method':
      return [node.target, ...node.args];
    case 'unary':
    case 'is':
      return [node.operand];
    case 'binary':
      return [node.left, node.right];
    case 'conditional':
      return [node.condition, node.whenTrue, node.whenFalse];
  }
}
