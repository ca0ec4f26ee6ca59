import { loadRuntimeConfig } from './runtime-config';

const config = { firebase: { projectId: 'demo-x', apiKey: 'k' } };
const json = (body: unknown, status = 200) => () => Promise.resolve(new Response(JSON.stringify(body), { status }));
const offline = () => Promise.reject(new TypeError('no network'));

function memory(): Pick<Storage, 'getItem' | 'setItem'> {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

describe('loadRuntimeConfig', () => {
  it('returns what the server has', async () => {
    expect(await loadRuntimeConfig(json(config), memory())).toEqual(config);
  });

  it('returns the remembered configuration when there is no network', async () => {
    const kept = memory();
    await loadRuntimeConfig(json(config), kept);
    expect(await loadRuntimeConfig(offline, kept)).toEqual(config);
  });

  it('says what to do when there is neither', async () => {
    await expect(loadRuntimeConfig(offline, memory())).rejects.toThrow('serve it beside the app');
  });

  it('refuses a configuration without a project', async () => {
    await expect(loadRuntimeConfig(json({ firebase: {} }), memory())).rejects.toThrow();
  });
});
