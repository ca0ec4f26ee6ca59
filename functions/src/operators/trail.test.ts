import { ACT_ID, FakeOperators } from '../testing/fake-operators';
import { onlyOperators } from './only-operators';
import { carryOut, FRESH_MS, recordLookUp, type Order } from './trail';
import { refusal } from '../calls/refusal';

const order: Order = { actId: ACT_ID, act: 'SUSPEND_USER', subject: 'claire', detail: '', reason: 'stolen account' };
const reason = (word: string) => expect.objectContaining({ details: expect.objectContaining({ reason: word }) as object });

function work(log: string[]) {
  return {
    check: () => Promise.resolve(log.push('checked')),
    perform: (repeated: boolean) => Promise.resolve(void log.push(repeated ? 'again' : 'done')),
  };
}

test('SEC-12: whoever lacks the claim, or the second step where it is demanded, is refused', async () => {
  const world = new FakeOperators();
  const serve = () => Promise.resolve('served');
  const answer = onlyOperators(() => false, serve);
  await expect(answer({}, { ...world.caller, isOperator: false })).rejects.toEqual(reason('NOT_ALLOWED'));
  await expect(answer({}, world.caller)).resolves.toBe('served');
  const strict = onlyOperators(() => true, serve);
  await expect(strict({}, world.caller)).rejects.toEqual(reason('SECOND_STEP_FIRST'));
  await expect(strict({}, { ...world.caller, hasSecondStep: true })).resolves.toBe('served');
});

test('AUD-02 OPS-04: an act is on record once, with its reason, and finished when it is asked for again', async () => {
  const world = new FakeOperators();
  const log: string[] = [];
  await carryOut(order, world.caller, work(log), world);
  await carryOut(order, world.caller, work(log), world);
  expect(log).toEqual(['checked', 'done', 'again']);
  expect(world.trail).toMatchObject([{ act: 'SUSPEND_USER', operator: 'olga', subject: 'claire', reason: 'stolen account', refused: null }]);
});

test('the id of an act stands for that act alone, and not for long', async () => {
  const world = new FakeOperators();
  await carryOut(order, world.caller, work([]), world);
  await expect(carryOut({ ...order, subject: 'maya' }, world.caller, work([]), world)).rejects.toEqual(reason('INVALID_INPUT'));
  await expect(carryOut(order, { ...world.caller, uid: 'oscar' }, work([]), world)).rejects.toEqual(reason('INVALID_INPUT'));
  world.nowMs += FRESH_MS + 1;
  await expect(carryOut(order, world.caller, work([]), world)).rejects.toEqual(reason('INVALID_INPUT'));
});

test('AUD-02: a refusal is on record, too, and the act may be asked for again', async () => {
  const world = new FakeOperators();
  const refusing = { check: () => Promise.reject(refusal('ADMIN_CAN_ACT')), perform: () => Promise.resolve() };
  await expect(carryOut(order, world.caller, refusing, world)).rejects.toEqual(reason('ADMIN_CAN_ACT'));
  expect(world.trail).toMatchObject([{ subject: 'claire', refused: 'ADMIN_CAN_ACT' }]);
  const log: string[] = [];
  await carryOut(order, world.caller, work(log), world);
  expect(log).toEqual(['checked', 'done']);
});

test('SEC-04: an act needs a password typed a moment ago, now or as proof, and the proof is good once', async () => {
  const world = new FakeOperators();
  const stale = { ...world.caller, signedInAt: world.nowMs - FRESH_MS - 1 };
  await expect(carryOut(order, stale, work([]), world)).rejects.toEqual(reason('SIGN_IN_AGAIN'));
  await expect(carryOut({ ...order, proof: 'forged' }, stale, work([]), world)).rejects.toEqual(reason('SIGN_IN_AGAIN'));
  expect(world.trail).toEqual([]);
  const ports = { ...world, now: world.now, proofOf: () => Promise.resolve({ uid: 'olga', sid: 's2', signedInAt: world.nowMs }) };
  world.documents.set('users/olga/sessions/s2', { endedAt: null });
  await carryOut({ ...order, proof: 'good' }, stale, work([]), ports);
  await expect(carryOut({ ...order, proof: 'good' }, stale, work([]), ports)).rejects.toEqual(reason('SIGN_IN_AGAIN'));
});

test('each look-up is on record, and there are only so many a minute', async () => {
  const world = new FakeOperators();
  for (let count = 0; count < 30; count++) await recordLookUp('FIND_USER', { detail: 'cl*****@example.com' }, world.caller, world);
  await expect(recordLookUp('FIND_USER', {}, world.caller, world)).rejects.toEqual(reason('TOO_MANY_ATTEMPTS'));
  expect(world.trail).toHaveLength(30);
  expect(world.trail[0]).toMatchObject({ act: 'FIND_USER', subject: '', detail: 'cl*****@example.com' });
});
