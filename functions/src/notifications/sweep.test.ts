import { NOON } from '../testing/builders';
import { FakeFanouts } from '../testing/fake-fanouts';
import { sweep, type SweepPorts } from './sweep';

function world(members: string[], fanouts: string[], deliveries: string[]) {
  const store = new FakeFanouts(members);
  const queued: string[] = [];
  const until: Record<string, Date> = {};
  const swept: number[][] = [];
  const ports: SweepPorts = {
    ...store,
    now: store.now,
    dueFanouts: (date) => {
      until['fanouts'] = date;
      return Promise.resolve(fanouts);
    },
    dueDeliveries: (date) => {
      until['deliveries'] = date;
      return Promise.resolve(deliveries);
    },
    enqueue: (id, occasion) => {
      queued.push(`${id} ${occasion}`);
      return Promise.resolve();
    },
    reportSwept: (...counts) => swept.push(counts),
  };
  return { store, queued, until, swept, ports };
}

const MINUTE = NOON / 60_000;

test('the sweep resumes fan-outs that are due and queues deliveries that nobody took up', async () => {
  const { store, queued, swept, ports } = world(['u1', 'u2'], ['n1'], ['d1', 'd2']);
  await sweep(ports);
  expect(store.count('notifications')).toBe(2);
  expect(queued).toEqual([`d1 sweep-${MINUTE}`, `d2 sweep-${MINUTE}`]);
  expect(swept).toEqual([[1, 2]]);
});

test('a delivery that has just become due is left to its own task for half a minute', async () => {
  const { until, ports } = world([], [], []);
  await sweep(ports);
  expect(until).toEqual({ fanouts: new Date(NOON), deliveries: new Date(NOON - 30_000) });
});

test('a fan-out that fails keeps nothing else from being resumed, and the run tells of it', async () => {
  const { queued, ports } = world(['u1'], ['bad', 'n1'], ['d1']);
  const claim = ports.claimFanout;
  const claimed: string[] = [];
  ports.claimFanout = (id) => {
    claimed.push(id);
    return id === 'bad' ? Promise.reject(new Error('no')) : claim(id);
  };
  await expect(sweep(ports)).rejects.toThrow('1 fan-outs could not be resumed');
  expect(claimed).toEqual(['bad', 'n1']);
  expect(queued).toHaveLength(1);
});
