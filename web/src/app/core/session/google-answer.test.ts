import { googleAddress, readGoogleAnswer, type GoogleRequest } from './google-answer';

const REQUEST: GoogleRequest = { state: 's1', nonce: 'n1', trusted: true, returnUrl: '/activity' };

/** What Google's page answers to a question: the address says which. */
async function answerTo(request: GoogleRequest): Promise<string> {
  const asked = new URL(await googleAddress('client', 'https://care.example/login', request, 'fr')).searchParams;
  const claims = btoa(JSON.stringify({ nonce: asked.get('nonce') }));
  return new URLSearchParams({ state: asked.get('state') ?? '', id_token: `head.${claims}.signature` }).toString();
}

describe('sign-in with Google', () => {
  it('asks Google’s page who the person is, and for nothing else', async () => {
    const address = new URL(await googleAddress('client', 'https://care.example/login', REQUEST, 'fr'));
    expect(address.origin).toBe('https://accounts.google.com');
    expect(Object.fromEntries(address.searchParams)).toMatchObject({ redirect_uri: 'https://care.example/login', response_type: 'id_token', scope: 'openid email', hl: 'fr' });
    expect(address.searchParams.get('nonce')).not.toBe(REQUEST.nonce);
  });

  it('takes the answer to its own question', async () => {
    expect(await readGoogleAnswer(await answerTo(REQUEST), REQUEST)).toMatchObject({ trusted: true, returnUrl: '/activity', nonce: 'n1' });
  });

  it('refuses an answer to another question, of another tab, or of nobody', async () => {
    await expect(readGoogleAnswer(await answerTo({ ...REQUEST, state: 's2' }), REQUEST)).rejects.toThrow();
    await expect(readGoogleAnswer(await answerTo({ ...REQUEST, nonce: 'n2' }), REQUEST)).rejects.toThrow();
    await expect(readGoogleAnswer(await answerTo(REQUEST), null)).rejects.toThrow();
  });

  it('finds nothing where the person turned back', async () => {
    expect(await readGoogleAnswer('', null)).toBeNull();
    expect(await readGoogleAnswer('error=access_denied&state=s1', REQUEST)).toBeNull();
  });
});
