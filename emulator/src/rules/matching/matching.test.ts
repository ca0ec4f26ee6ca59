import { documentAt, judge } from '../testing/expression';

const get = (body: string, path: string): boolean => judge(body, { path, resource: documentAt(path, {}) }).allowed;

describe('match blocks', () => {
  test('nested paths are put together', () => {
    const body = 'match /a/{x} { match /b/{y} { allow get: if x == "1" && y == "2"; } }';
    expect(get(body, 'a/1/b/2')).toBe(true);
    expect(get(body, 'a/1/b/3')).toBe(false);
    expect(get(body, 'a/1')).toBe(false);
  });

  test('a rule on a document does not reach its subcollections', () => {
    expect(get('match /a/{x} { allow get; }', 'a/1/b/2')).toBe(false);
  });

  test('an inner capture hides an outer one of the same name', () => {
    expect(get('match /a/{x} { match /b/{x} { allow get: if x == "2"; } }', 'a/1/b/2')).toBe(true);
    expect(get('match /a/{x} { match /b/{x} { allow get: if x == "1"; } }', 'a/1/b/2')).toBe(false);
  });

  test('any of several matching blocks may allow', () => {
    const body = 'match /a/{x} { allow get: if false; } match /{rest=**} { allow get: if true; }';
    expect(get(body, 'a/1')).toBe(true);
  });
});

test('request.method is the granular name under a general statement', () => {
  expect(judge('match /things/{id} { allow read: if request.method == "get"; }').allowed).toBe(true);
  expect(judge('match /things/{id} { allow read: if request.method == "read"; }').allowed).toBe(false);
});

describe('messages of a refusal', () => {
  test('name the method and the line of each statement that was evaluated, in order', () => {
    const verdict = judge(`
match /things/{id} {
  allow get: if false;
  allow get: if resource.data.missing == 1;
  allow list: if true;
}`);
    expect(verdict.message).toBe("\nfalse for 'get' @ L6, Property missing is undefined on object. for 'get' @ L7");
    expect(verdict.outcomes.map(({ line, column, outcome }) => [line, column, outcome])).toEqual([
      [6, 3, 'deny'],
      [7, 3, 'error'],
    ]);
  });

  test('say where the innermost failing expression stands, also in a function', () => {
    const verdict = judge(`
function broken() { return 1 / 0; }
match /things/{id} { allow get: if broken() == 1; }`);
    expect(verdict.outcomes[0]?.failedAt).toMatchObject({ fileName: 'firestore.rules', line: 5, column: 28 });
  });

  test('say so when no statement is for the path and the method', () => {
    expect(judge('match /things/{id} { allow list; }').message).toBe('No matching allow statements');
    expect(judge('match /others/{id} { allow get; }').message).toBe('No matching allow statements');
  });

  test('an allowed request has none, and its statements are not evaluated further', () => {
    const verdict = judge('match /things/{id} { allow get: if true; allow get: if 1 / 0 == 1; }');
    expect(verdict).toMatchObject({ allowed: true, message: '' });
    expect(verdict.outcomes).toHaveLength(1);
  });
});
