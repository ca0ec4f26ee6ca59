import { FakeStore } from '../testing/fake-store';
import { deleteAccount, type DeletionPorts } from './delete-account';
import { familyState, fateOf } from './farewell';
import type { DeletionJob } from './job';

const JOB: DeletionJob = { kind: 'DELETION', uid: 'claire', email: 'claire@example.com', locale: 'en', successors: { f1: 'maya' }, deletedFamilies: [] };

/** Everything that is known of Claire, in memory; `killAt` counts the steps until the process is killed, once. */
class World extends FakeStore {
  signedUp = true;
  readonly mails: string[] = [];
  private remembered: string[] = [];
  private steps = 0;

  constructor(private killAt = Infinity) {
    super();
    const roles = { claire: 'ADMIN', maya: 'CAREGIVER' };
    const documents = {
      'users/claire': { displayName: 'Claire' },
      'users/claire/sessions/s1': { endedAt: null },
      'families/f1': { name: 'Thompson', roles },
      'families/f1/members/claire': { displayName: 'Claire' },
      'families/f1/recipients/r1/doses/d1': { createdBy: 'claire' },
      'families/alone': { name: 'Mine', roles: { claire: 'ADMIN' } },
      'families/alone/recipients/r1': { fullName: 'Secret' },
      'signIns/1': { uid: 'claire' },
      'deliveries/1': { uid: 'claire' },
    };
    for (const [path, data] of Object.entries(documents)) this.documents.set(path, data);
  }

  private step<T>(work: () => T): Promise<T> {
    this.steps += 1;
    if (this.steps === this.killAt) {
      this.killAt = Infinity;
      return Promise.reject(new Error('killed'));
    }
    return Promise.resolve(work());
  }

  private remove(prefix: string): void {
    for (const path of [...this.documents.keys()]) if (path === prefix || path.startsWith(`${prefix}/`)) this.documents.delete(path);
  }

  private rolesOf(id: string): Record<string, string> {
    return (this.documents.get(`families/${id}`)?.['roles'] ?? {}) as Record<string, string>;
  }

  get ports(): DeletionPorts {
    return {
      now: this.now,
      endSessions: () => this.step(() => undefined),
      familyIds: (uid) => this.step(() => ['f1', 'alone'].filter((id) => uid in this.rolesOf(id))),
      remember: (_, ids) => this.step(() => (this.remembered = [...new Set([...this.remembered, ...ids])])),
      leaveFamily: (id, uid, farewell) =>
        this.step(() => {
          const data = this.documents.get(`families/${id}`);
          if (data === undefined) return 'ERASE';
          const fate = fateOf(uid, familyState(id, data), farewell);
          if (fate.kind === 'LEAVE') this.documents.set(`families/${id}`, { ...data, roles: fate.roles });
          return fate.kind;
        }),
      erase: (path) => this.step(() => this.remove(path)),
      anonymise: (id, uid, name) => this.step(() => void this.documents.set(`families/${id}/members/${uid}`, { displayName: name })),
      eraseWhere: (collection, field, value) =>
        this.step(() => {
          for (const path of this.below(`${collection}/`)) if (this.documents.get(path)?.[field] === value) this.documents.delete(path);
        }),
      eraseFiles: () => this.step(() => undefined),
      deleteSignIn: () => this.step(() => void (this.signedUp = false)),
      createIfAbsent: (path, data) => this.step(() => void this.documents.set(path, data as object as Record<string, unknown>)).then(() => true),
      queueReceiptMail: (jobId) => this.step(() => void this.mails.push(jobId)),
    };
  }
}

const WHAT_REMAINS = ['families/f1', 'families/f1/members/claire', 'families/f1/recipients/r1/doses/d1'];

test('PRV-03 PRV-04 the account goes with everything of it, the patient’s record stays under a name that is nobody’s', async () => {
  const world = new World();
  await deleteAccount('job', JOB, world.ports);
  expect(world.signedUp).toBe(false);
  expect(world.below('').filter((path) => !path.startsWith('receipts/'))).toEqual(WHAT_REMAINS);
  expect(world.documents.get('families/f1')).toMatchObject({ roles: { maya: 'ADMIN' } });
  expect(JSON.stringify([...world.documents])).not.toMatch(/Claire|claire@example\.com|Secret/);
  expect(world.below('receipts/')).toHaveLength(1);
});

test('OPS-04 killed at whatever step, also of a repeated run, the next one leaves the same', async () => {
  for (let killAt = 1; killAt <= 20; killAt++) {
    const world = new World(killAt);
    const run = () => deleteAccount('job', JOB, world.ports);
    await run().catch(run);
    await run().catch(run);
    expect([killAt, world.below('').filter((path) => !path.startsWith('receipts/'))]).toEqual([killAt, WHAT_REMAINS]);
    expect(world.below('receipts/')).toHaveLength(1);
    expect(world.signedUp).toBe(false);
  }
});
