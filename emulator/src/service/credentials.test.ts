import { parseCredentials } from './credentials';

const part = (json: unknown): string => Buffer.from(JSON.stringify(json)).toString('base64url');
const bearer = (claims: unknown, head: unknown = { alg: 'none' }): string => `Bearer ${part(head)}.${part(claims)}.`;

describe('parseCredentials', () => {
  it('takes no header as nobody', () => {
    expect(parseCredentials(undefined)).toEqual({ kind: 'anonymous' });
    expect(parseCredentials('')).toEqual({ kind: 'anonymous' });
  });

  it.each(['Bearer owner', 'bearer owner', 'BEARER  owner', 'Bearer ya29.c.abc'])('takes %s as an admin', (header) => {
    expect(parseCredentials(header)).toEqual({ kind: 'admin' });
  });

  it('takes a token as its user, however old and whoever signed it', () => {
    const header = bearer({ sub: 's', user_id: 'ann', exp: 3600, iat: 0, aud: 'other' });
    expect(parseCredentials(header)).toMatchObject({ kind: 'user', uid: 'ann' });
    expect(parseCredentials(bearer({ sub: 'ann' }))).toMatchObject({ uid: 'ann' });
    expect(parseCredentials(`${bearer({ sub: 'ann' })}c2ln`)).toMatchObject({ uid: 'ann' });
  });

  it('makes values of the claims as rules see them', () => {
    const claims = { sub: 'ann', n: 1, half: 0.5, yes: true, none: null, list: ['a', 1], firebase: { identities: {} } };
    const credentials = parseCredentials(bearer(claims));
    expect(credentials.kind === 'user' && credentials.claims).toEqual(
      new Map<string, unknown>([
        ['sub', 'ann'],
        ['n', 1n],
        ['half', 0.5],
        ['yes', true],
        ['none', null],
        ['list', ['a', 1n]],
        ['firebase', new Map([['identities', new Map()]])],
      ]),
    );
  });

  it.each([
    'Bearer x',
    'Bearer a.b.c',
    `Bearer ${part({})}.${part({ sub: 'x' })}`,
    `Bearer ${part({})}.${part({ sub: 'x' })}..`,
    bearer({}),
    bearer({ sub: 5 }),
    bearer([]),
    bearer({ sub: 'x' }, 'head'),
    'Bearer ',
  ])('refuses %s as a token', (header) => {
    expect(() => parseCredentials(header)).toThrow(expect.objectContaining({ status: 'INVALID_ARGUMENT' }));
  });

  it('refuses another scheme', () => {
    expect(() => parseCredentials('Basic abc')).toThrow(expect.objectContaining({ status: 'UNKNOWN' }));
  });
});
