import { fuzz } from './fuzz';

/** The first start may have to build the bundle. */
jest.setTimeout(90_000);

describe('the engine', () => {
  it('survives a short attack on everything, and answers each request with a status that names the fault', async () => {
    const { areas, findings, canary } = await fuzz({ seconds: 6, seed: 20_261_124 });
    expect(findings).toEqual([]);
    expect(areas.map(({ name, steps }) => ({ name, attacked: steps > 0 }))).toEqual(
      ['sockets', 'grpc', 'rest', 'webchannel', 'queries', 'rules', 'admin'].map((name) => ({ name, attacked: true })),
    );
    expect(canary.reads).toBeGreaterThan(0);
  });
});
