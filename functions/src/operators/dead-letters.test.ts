import { ACT_ID, FakeOperators } from '../testing/fake-operators';
import { resumeWork, retryDeadLetter, type DeadLetterPorts } from './dead-letters';

const reason = (word: string) => expect.objectContaining({ details: expect.objectContaining({ reason: word }) as object });
const order = (actId = ACT_ID) => ({ actId, reference: 'ref-1' });

/** One dead letter of the delivery `refill_m1_u1_email`. */
function setUp() {
  const world = new FakeOperators();
  const queued: string[] = [];
  let letters = ['refill_m1_u1_email'];
  const ports: DeadLetterPorts = {
    ...world,
    deadLetters: () => Promise.resolve({ letters: [], overdue: { fanouts: 0, deliveries: 0 } }),
    isDeadLetter: () => Promise.resolve(letters.length > 0),
    revive: () => {
      const [id] = letters;
      letters = [];
      return Promise.resolve(id);
    },
    enqueue: (id, occasion) => Promise.resolve(void queued.push(`${id} ${occasion}`)),
    sweep: () => Promise.resolve(void queued.push('sweep')),
  };
  return { world, ports, queued };
}

test('OPS-04: a dead letter is queued once, however often its retry is asked for', async () => {
  const { world, ports, queued } = setUp();
  for (let time = 0; time < 3; time++) await retryDeadLetter(order(), world.caller, ports);
  expect(queued).toEqual([`refill_m1_u1_email operator-${ACT_ID}`]);
  expect(world.trail).toMatchObject([{ act: 'RETRY_DEAD_LETTER', subject: 'ref-1', refused: null }]);
  expect(JSON.stringify(world.trail)).not.toContain('refill');
});

test('the second of two operators is told that somebody was faster', async () => {
  const { world, ports, queued } = setUp();
  await retryDeadLetter(order(), world.caller, ports);
  await expect(retryDeadLetter(order(ACT_ID.replace('3', '4')), world.caller, ports)).rejects.toEqual(reason('NOT_FOUND'));
  expect(queued).toHaveLength(1);
});

test('what hangs is taken up at once, on record', async () => {
  const { world, ports, queued } = setUp();
  await resumeWork({ actId: ACT_ID }, world.caller, ports);
  expect(queued).toEqual(['sweep']);
  expect(world.trail).toMatchObject([{ act: 'RESUME_WORK' }]);
});
