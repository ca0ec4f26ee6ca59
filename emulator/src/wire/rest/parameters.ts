import { parseFieldPath, StatusError, type FieldPath, type Precondition, type Timestamp } from '../../model';
import { readTimestamp } from '../codec/json';
import { camelCase } from '../codec/json/fields';
import type { Consistency } from '../messages';

/** The query parameters of a REST call, in camelCase whichever spelling came. Unknown ones are of no interest. */
export class Parameters {
  private readonly values = new Map<string, string[]>();

  constructor(search: URLSearchParams) {
    for (const [key, value] of search) {
      const name = camelCase(key);
      const values = this.values.get(name);
      if (values) values.push(value);
      else this.values.set(name, [value]);
    }
  }

  string(name: string): string {
    return this.values.get(name)?.at(-1) ?? '';
  }

  boolean(name: string): boolean | undefined {
    const text = this.string(name);
    if (text === '') return undefined;
    if (text !== 'true' && text !== 'false') throw invalid(name, text, 'true or false');
    return text === 'true';
  }

  int(name: string): number {
    const text = this.string(name);
    if (text === '') return 0;
    if (!/^-?\d{1,10}$/.test(text)) throw invalid(name, text, 'a whole number');
    return Number(text);
  }

  time(name: string): Timestamp | undefined {
    const text = this.string(name);
    return text === '' ? undefined : readTimestamp(text);
  }

  /** `NAME.fieldPaths`, given any number of times; undefined when it is not given. */
  mask(name: string): FieldPath[] | undefined {
    return this.values.get(`${name}.fieldPaths`)?.filter(Boolean).map(parseFieldPath);
  }

  consistency(): Consistency {
    const consistency: Consistency = {};
    const transaction = this.string('transaction');
    const readTime = this.time('readTime');
    if (transaction !== '') consistency.transaction = new Uint8Array(Buffer.from(transaction, 'base64'));
    if (readTime) consistency.readTime = readTime;
    return consistency;
  }

  precondition(): Precondition | undefined {
    const updateTime = this.time('currentDocument.updateTime');
    if (updateTime) return { updateTime };
    const exists = this.boolean('currentDocument.exists');
    return exists === undefined ? undefined : { exists };
  }
}

function invalid(name: string, text: string, expected: string): StatusError {
  return new StatusError('INVALID_ARGUMENT', `Parameter ${name} must be ${expected}, not "${text}".`);
}
