import { Firestore } from '@google-cloud/firestore';
import { OAuth2Client } from 'google-auth-library';

/**
 * A program of its own, since the client's REST transport loads modules in a way that Jest does not support: does the
 * usual things with the server at the address it is given, and prints what came of them as JSON.
 */
const auth = new OAuth2Client();
auth.setCredentials({ access_token: 'owner', expiry_date: Number.MAX_SAFE_INTEGER });
const db = new Firestore({ projectId: 'demo-test', host: process.argv[2], ssl: false, preferRest: true, auth });
const codeOf = (error) => error.code;

const ref = db.doc('c/d');
await ref.set({
  n: 1,
  text: 'Grüße 👵',
  at: new Date(0),
  bytes: Buffer.from([1]),
  list: [1, 0.5, null],
  map: { a: {} },
});
await ref.update({ n: 2, 'map.b': true });
const batch = db.batch();
for (let i = 0; i < 300; i++) batch.set(db.doc(`many/${i}`), { i });
await batch.commit();
await db.runTransaction(async (transaction) => {
  transaction.update(ref, { n: (await transaction.get(ref)).get('n') + 1 });
});
const stored = await ref.get();
const result = {
  data: { ...stored.data(), at: stored.get('at').toMillis(), bytes: [...stored.get('bytes')] },
  missing: (await db.doc('c/missing').get()).exists,
  createAgain: await ref.create({}).catch(codeOf),
  updateMissing: await db.doc('c/missing').update({ n: 1 }).catch(codeOf),
  queried: (await db.collection('many').where('i', '>=', 297).orderBy('i', 'desc').get()).docs.map(({ id }) => id),
  all: (await db.collection('many').get()).size,
  count: (await db.collection('many').count().get()).data().count,
  collections: (await db.listCollections()).map(({ id }) => id),
  documents: (await db.collection('c').listDocuments()).map(({ id }) => id),
};
console.log(JSON.stringify(result));
await db.terminate();
