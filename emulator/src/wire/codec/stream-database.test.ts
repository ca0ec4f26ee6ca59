import { databaseNamed } from './names';
import { StreamDatabase } from './stream-database';

const ours = databaseNamed('projects/demo-p/databases/(default)');

describe('StreamDatabase', () => {
  it('is the one that the first request names', () => {
    const stream = new StreamDatabase();
    expect(stream.of(ours)).toBe(ours);
    expect(stream.of(undefined)).toBe(ours);
    expect(stream.root).toBe('projects/demo-p/databases/(default)/documents');
  });

  it('refuses a first request that names none', () => {
    expect(() => new StreamDatabase().of(undefined)).toThrow("'database' must be set on an initial request.");
  });

  it('refuses another database later', () => {
    const stream = new StreamDatabase();
    stream.of(ours);
    expect(() => stream.of(databaseNamed('projects/demo-p/databases/other'))).toThrow(
      'Request specified a database (projects/demo-p/databases/other) that did not match the expected database',
    );
  });
});
