import { Writable } from 'node:stream';
import type { Firestore } from 'firebase-admin/firestore';
import type { Storage } from 'firebase-admin/storage';
import { exportStore } from './export-store';

async function* pieces() {
  yield await Promise.resolve('{"é":');
  yield '1}';
}

test('PRV-02 an export is saved as a file of its own name and cached by nobody', async () => {
  let text = '';
  const createWriteStream = jest.fn(
    () => new Writable({ write: (piece: Buffer, _, done) => void ((text += piece.toString()), done()) }),
  );
  const storage = { bucket: () => ({ file: () => ({ createWriteStream }) }) } as unknown as Storage;
  const { bytes } = await exportStore({} as Firestore, () => storage, () => 0).writeFile('exports/u1/x.json', pieces());
  expect([text, bytes]).toEqual(['{"é":1}', 8]);
  const metadata = { contentType: 'application/json', contentDisposition: 'attachment; filename="carecircle-export.json"', cacheControl: 'private, no-store' };
  expect(createWriteStream).toHaveBeenCalledWith({ resumable: false, metadata });
});

test('PRV-02 a family that is removed or suspended is closed to exports, too', async () => {
  const family = (id: string, state: string, deletedAt: number | null) => ({ ref: { path: `families/${id}` }, data: () => ({ state, deletedAt }) });
  const docs = [family('open', 'ACTIVE', null), family('suspended', 'SUSPENDED', null), family('removed', 'ACTIVE', 5)];
  const db = { collection: () => ({ where: () => ({ get: () => Promise.resolve({ docs }) }) }) } as unknown as Firestore;
  const found = await exportStore(db, () => ({}) as Storage, () => 0).familiesOf('u1');
  expect(found.map(({ path }) => path)).toEqual(['families/open']);
});
