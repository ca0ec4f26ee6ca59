import type { Token } from '../lexer/token';
import { Limits } from '../limits';
import type { Span } from '../syntax/source';
import type { BinaryOperator, Expression, LiteralValue } from '../syntax/tree';
import type { Cursor } from './cursor';
import { createNode, tooComplex } from './nodes';

/** Binding strength of the operators between two operands; all associate to the left. */
const PRECEDENCE: ReadonlyMap<string, number> = new Map([
  ...['*', '/', '%'].map((operator) => [operator, 7] as const),
  ...['+', '-'].map((operator) => [operator, 6] as const),
  ...['<', '<=', '>', '>='].map((operator) => [operator, 5] as const),
  ...['in', 'is'].map((operator) => [operator, 4] as const),
  ...['==', '!='].map((operator) => [operator, 3] as const),
  ['&&', 2],
  ['||', 1],
]);

const WORD_LITERALS: ReadonlyMap<string, LiteralValue> = new Map<string, LiteralValue>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** Reads expressions by precedence climbing. */
export class ExpressionParser {
  private depth = 0;

  constructor(private readonly cursor: Cursor) {}

  /** Reads one whole expression; throws a SyntaxIssue at the first token that cannot belong to it. */
  expression(): Expression {
    return this.nested(() => {
      const condition = this.binary(1);
      if (!this.cursor.accept('?')) return condition;
      const whenTrue = this.expression();
      this.cursor.expect(':');
      const whenFalse = this.expression();
      return createNode({ kind: 'conditional', condition, whenTrue, whenFalse }, across(condition, whenFalse));
    });
  }

  private binary(minimum: number): Expression {
    let left = this.unary();
    for (;;) {
      const operator = this.cursor.token;
      const precedence = PRECEDENCE.get(operator.text);
      if (precedence === undefined || precedence < minimum) return left;
      this.refusePath(operator);
      this.cursor.advance();
      if (operator.text === 'is') {
        const type = this.cursor.expectName();
        left = createNode({ kind: 'is', operand: left, type: type.text, typeSpan: type }, across(left, type));
      } else {
        const right = this.binary(precedence + 1);
        left = createNode(
          { kind: 'binary', operator: operator.text as BinaryOperator, operatorSpan: operator, left, right },
          across(left, right),
        );
      }
    }
  }

  /** A slash directly before something else than a blank begins a path, also behind an operand. */
  private refusePath(operator: Token): void {
    const { lexer } = this.cursor;
    if (operator.text !== '/' || /\s/.test(lexer.text.charAt(operator.end))) return;
    const text = lexer.slashText();
    this.cursor.fail(`Unexpected '${text}'.`, { start: operator.start, end: operator.start + text.length });
  }

  private unary(): Expression {
    const { token } = this.cursor;
    if (!this.cursor.at('!') && !this.cursor.at('-')) return this.postfix();
    return this.nested(() => {
      this.cursor.advance();
      const operand = this.unary();
      return createNode({ kind: 'unary', operator: token.text === '!' ? '!' : '-', operand }, across(token, operand));
    });
  }

  private postfix(): Expression {
    let target = this.primary();
    for (;;) {
      if (this.cursor.accept('.')) target = this.member(target);
      else if (this.cursor.accept('[')) target = this.subscript(target);
      else return target;
    }
  }

  private member(target: Expression): Expression {
    const name = this.cursor.expectName();
    if (!this.cursor.at('(')) return createNode({ kind: 'member', target, name: name.text }, across(target, name));
    const { args, end } = this.callArguments();
    return createNode({ kind: 'method', target, name: name.text, nameSpan: name, args }, { start: target.start, end });
  }

  private subscript(target: Expression): Expression {
    const index = this.expression();
    if (this.cursor.accept(':')) {
      const to = this.expression();
      return createNode({ kind: 'slice', target, from: index, to }, across(target, this.cursor.expect(']')));
    }
    return createNode({ kind: 'index', target, index }, across(target, this.cursor.expect(']')));
  }

  private primary(): Expression {
    const { token } = this.cursor;
    switch (token.kind) {
      case 'int':
      case 'float':
      case 'string':
      case 'bytes':
        this.cursor.advance();
        return createNode({ kind: 'literal', value: token.value }, token);
      case 'name':
        return this.nameOrCall();
      case 'keyword':
        return this.wordLiteral();
      case 'punctuation':
        return this.bracketed();
      case 'end':
        return this.cursor.unexpected();
    }
  }

  private wordLiteral(): Expression {
    const { token } = this.cursor;
    const value = WORD_LITERALS.get(token.text);
    if (value === undefined) this.cursor.unexpected();
    this.cursor.advance();
    return createNode({ kind: 'literal', value }, token);
  }

  private nameOrCall(): Expression {
    const name = this.cursor.advance();
    if (!this.cursor.at('(')) return createNode({ kind: 'name', name: name.text }, name);
    const { args, end } = this.callArguments();
    return createNode({ kind: 'call', name: name.text, args }, { start: name.start, end });
  }

  private bracketed(): Expression {
    if (this.cursor.at('(')) return this.group();
    if (this.cursor.at('[')) return this.list();
    if (this.cursor.at('{')) return this.map();
    if (this.cursor.at('/')) return this.path();
    return this.cursor.unexpected();
  }

  private group(): Expression {
    const open = this.cursor.advance();
    const inner = this.expression();
    return createNode({ kind: 'group', inner }, across(open, this.cursor.expect(')')));
  }

  private list(): Expression {
    const open = this.cursor.advance();
    const { items, end } = this.items(']', () => this.expression());
    return createNode({ kind: 'list', elements: items }, { start: open.start, end });
  }

  private map(): Expression {
    const open = this.cursor.advance();
    const { items, end } = this.items('}', () => {
      const key = this.expression();
      this.cursor.expect(':');
      return { key, value: this.expression() };
    });
    return createNode({ kind: 'map', entries: items }, { start: open.start, end });
  }

  private callArguments(): { args: Expression[]; end: number } {
    this.cursor.expect('(');
    const { items, end } = this.items(')', () => this.expression());
    return { args: items, end };
  }

  /** Comma-separated items up to the closing bracket; a comma may follow the last one. */
  private items<Item>(close: string, item: () => Item): { items: Item[]; end: number } {
    const items: Item[] = [];
    while (!this.cursor.at(close)) {
      items.push(item());
      if (!this.cursor.accept(',')) break;
    }
    return { items, end: this.cursor.expect(close).end };
  }

  /** The path literal that begins at the slash in hand, read character by character. */
  private path(): Expression {
    const { start } = this.cursor.token;
    const { lexer } = this.cursor;
    const segments: (string | Expression)[] = [];
    lexer.offset = start;
    while (lexer.text.charAt(lexer.offset) === '/' && !/[/*]/.test(lexer.text.charAt(lexer.offset + 1))) {
      lexer.offset += 1;
      if (lexer.text.startsWith('$(', lexer.offset)) segments.push(this.interpolation());
      else segments.push(this.plainSegment());
    }
    const end = lexer.offset;
    this.cursor.resume();
    return createNode({ kind: 'path', segments }, { start, end });
  }

  private plainSegment(): string {
    const segment = this.cursor.lexer.pathSegment();
    if (segment !== undefined) return segment;
    this.cursor.resume();
    return this.cursor.unexpected();
  }

  /** `$(expr)`; leaves the lexer right behind the closing parenthesis. */
  private interpolation(): Expression {
    this.cursor.lexer.offset += 2;
    this.cursor.resume();
    const inner = this.expression();
    const close = this.cursor.token;
    if (!this.cursor.at(')')) this.cursor.unexpected();
    this.cursor.lexer.offset = close.end;
    return inner;
  }

  /** Bounds the parser's own recursion. */
  private nested<Result>(read: () => Result): Result {
    if (this.depth >= Limits.expressionHeight) throw tooComplex(this.cursor.token);
    this.depth += 1;
    try {
      return read();
    } finally {
      this.depth -= 1;
    }
  }
}

function across(first: Span, last: Span): Span {
  return { start: first.start, end: last.end };
}
