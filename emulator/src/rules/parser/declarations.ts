import { SyntaxIssue } from '../syntax/source';
import type { Method } from '../types';
import type {
  AllowStatement,
  Binding,
  FunctionDeclaration,
  LetBinding,
  MatchBlock,
  RulesFile,
  ServiceBlock,
} from '../syntax/tree';
import type { Cursor } from './cursor';
import type { ExpressionParser } from './expressions';
import { parsePattern } from './patterns';
import type { Recovery } from './recovery';

const METHODS: ReadonlyMap<string, readonly Method[]> = new Map<string, readonly Method[]>([
  ['read', ['get', 'list']],
  ['write', ['create', 'update', 'delete']],
  ...(['get', 'list', 'create', 'update', 'delete'] as const).map((method) => [method, [method]] as const),
]);

/** Deeper nesting than the limit that the checker reports, but shallow enough for every recursion over the tree. */
const MAX_BLOCK_DEPTH = 100;

const FIRST_WORDS = "'function', 'import', 'service', 'rules_version'";

/** Reads everything around the expressions: version, service, match blocks, functions and allow statements. */
export class DeclarationParser {
  constructor(
    private readonly cursor: Cursor,
    private readonly expressions: ExpressionParser,
    private readonly recovery: Recovery,
  ) {}

  file(): RulesFile {
    const version = this.version();
    const functions: FunctionDeclaration[] = [];
    // There is nothing to import from, and the vendor's compiler complains behind this word.
    if (this.cursor.accept('import')) this.cursor.unexpected();
    this.functions(functions);
    if (!this.cursor.at('service') && functions.length === 0) {
      this.cursor.mismatched(version ? "'function', 'import', 'service'" : FIRST_WORDS);
    }
    const service = this.service();
    this.functions(functions);
    if (this.cursor.token.kind !== 'end') this.cursor.unexpected();
    return { version: version ?? 1, functions, service };
  }

  /** Undefined when none is written, which means the first. */
  private version(): 1 | 2 | undefined {
    if (!this.cursor.at('rules_version')) return undefined;
    this.cursor.advance();
    this.cursor.expect('=');
    const token = this.cursor.advance();
    if (token.kind !== 'string') this.cursor.unexpected(token);
    if (token.value !== '1' && token.value !== '2') {
      this.cursor.fail(`Invalid rules_version ${token.text}. Write '1' or '2'.`, token);
    }
    this.semicolonBefore('service', 'function', 'import');
    return token.value === '1' ? 1 : 2;
  }

  private functions(functions: FunctionDeclaration[]): void {
    while (this.cursor.at('function')) this.recovery.member(() => functions.push(this.function()));
  }

  private service(): ServiceBlock {
    const { start } = this.cursor.expect('service');
    let name = this.cursor.expectName().text;
    while (this.cursor.accept('.')) name += `.${this.cursor.expectName().text}`;
    const service: Omit<ServiceBlock, 'start' | 'end'> = { name, functions: [], matches: [] };
    this.cursor.expect('{');
    this.block(() => {
      if (this.cursor.at('function')) service.functions.push(this.function());
      else if (this.cursor.at('match')) service.matches.push(this.match(1));
      else this.notMember();
    });
    return { ...service, start, end: this.cursor.expect('}').end };
  }

  private match(depth: number): MatchBlock {
    const keyword = this.cursor.expect('match');
    if (depth > MAX_BLOCK_DEPTH) {
      this.recovery.stop(new SyntaxIssue('Match blocks are nested too deeply.', keyword));
    }
    const pattern = parsePattern(this.cursor);
    const block: Omit<MatchBlock, 'start' | 'end'> = { pattern, functions: [], matches: [], allows: [] };
    if (!this.cursor.accept('{')) this.cursor.mismatched("'{', '/', PATH_SEGMENT");
    this.block(() => {
      if (this.cursor.at('function')) block.functions.push(this.function());
      else if (this.cursor.at('match')) block.matches.push(this.match(depth + 1));
      else if (this.cursor.at('allow')) block.allows.push(this.allow());
      else this.notMember();
    });
    return { ...block, start: keyword.start, end: this.cursor.expect('}').end };
  }

  /** Members up to the closing brace, which stays in hand. */
  private block(member: () => void): void {
    while (!this.cursor.at('}')) this.recovery.member(member);
  }

  private notMember(): never {
    const { token } = this.cursor;
    if (token.text === '/') this.cursor.fail("Missing 'match' keyword before path.", token);
    return this.cursor.unexpected();
  }

  private allow(): AllowStatement {
    const { start, end } = this.cursor.expect('allow');
    const methods = new Set<Method>();
    do {
      const token = this.cursor.token;
      const named = token.kind === 'name' ? METHODS.get(token.text) : undefined;
      if (!named) this.cursor.unexpected();
      named.forEach((method) => methods.add(method));
      this.cursor.advance();
    } while (this.cursor.accept(','));
    const statement: AllowStatement = { methods, start, end };
    if (this.cursor.accept(':')) statement.condition = this.condition();
    this.endStatement('}', 'allow', 'match', 'function');
    return statement;
  }

  private condition(): AllowStatement['condition'] {
    this.cursor.expect('if');
    if (this.cursor.at(';') || this.cursor.at('}')) {
      this.cursor.fail("Missing conditional expression after 'if'.", this.cursor.token);
    }
    return this.expressions.expression();
  }

  private function(): FunctionDeclaration {
    const { start } = this.cursor.expect('function');
    const nameToken = this.cursor.expectName();
    const parameters = this.parameters();
    this.cursor.expect('{');
    const lets: LetBinding[] = [];
    while (this.cursor.at('let')) lets.push(this.let());
    this.cursor.expect('return');
    const result = this.expressions.expression();
    this.endStatement('}');
    const { end } = this.cursor.expect('}');
    return { name: nameToken.text, nameSpan: nameToken, parameters, lets, result, start, end };
  }

  private parameters(): Binding[] {
    const parameters: Binding[] = [];
    this.cursor.expect('(');
    if (!this.cursor.at(')')) {
      do {
        const { text, start, end } = this.cursor.expectName();
        parameters.push({ name: text, start, end });
      } while (this.cursor.accept(','));
    }
    this.cursor.expect(')');
    return parameters;
  }

  private let(): LetBinding {
    this.cursor.expect('let');
    const { text, start, end } = this.cursor.expectName();
    this.cursor.expect('=');
    const value = this.expressions.expression();
    this.semicolonBefore('let', 'return');
    return { name: text, value, start, end };
  }

  /** A semicolon that has to be there; one that was only forgotten does not end the parsing. */
  private semicolonBefore(...followers: string[]): void {
    if (this.cursor.accept(';')) return;
    if (!followers.some((follower) => this.cursor.at(follower))) this.cursor.unexpected();
    this.recovery.report(this.cursor.missing(';'));
  }

  /** A semicolon, which may be left out before the words that can follow. */
  private endStatement(...followers: string[]): void {
    if (this.cursor.accept(';')) return;
    if (!followers.some((follower) => this.cursor.at(follower))) this.cursor.unexpected();
  }
}
