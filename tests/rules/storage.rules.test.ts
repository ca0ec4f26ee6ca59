import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, type Method } from '../../emulator/src/rules';
import { Timestamp } from '../../emulator/src/model';

const content = readFileSync(join(__dirname, '../../storage.rules'), 'utf8');
const { ruleset } = compile([{ name: 'storage.rules', content }]);

const METHODS: readonly Method[] = ['get', 'list', 'create', 'update', 'delete'];
const OBJECTS = [['families', 'f1', 'photo.jpg'], ['users', 'u1', 'photo.jpg'], ['x']];

test.each(METHODS.flatMap((method) => OBJECTS.map((object) => [method, object] as const)))(
  'SEC-10 nobody may %s a file at %j',
  async (method, object) => {
    const verdict = await ruleset?.evaluateStorage({
      method,
      bucket: 'b',
      object: [...object],
      auth: new Map([['uid', 'u1']]),
      time: Timestamp.fromMillis(0),
      resource: null,
      requestResource: null,
      fetchDocument: () => Promise.resolve(undefined),
    });
    expect(verdict?.allowed).toBe(false);
  },
);
