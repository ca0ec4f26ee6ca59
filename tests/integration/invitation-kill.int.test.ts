import { setTimeout as wait } from 'node:timers/promises';
import { adminFirestore } from '../support/admin';
import { call, passwordSignIn, result } from '../support/auth';
import { invite } from '../support/invitations';
import { createCircle, createPerson, type Circle, type Person } from '../support/world';
import { activityOfFamily, bellOf } from './support/outcome';
import { eventually } from './support/eventually';
import { killWorkers } from './support/worker';

jest.setTimeout(400_000);

const GUESTS = 6;
/** Longer than a worker takes: what was killed does not answer. */
const SILENCE_MS = 20_000;

/** Which of the parts of joining are done: the role, the list of members, the entry, the end of the invitation. */
async function parts({ familyId }: Circle, { uid }: Person, invitationId: string): Promise<boolean[]> {
  const db = adminFirestore();
  const [family, member, invitation] = await db.getAll(
    db.doc(`families/${familyId}`),
    db.doc(`families/${familyId}/members/${uid}`),
    db.doc(`families/${familyId}/invitations/${invitationId}`),
  );
  return [
    (family?.get('roles') as Record<string, string>)[uid] === 'VIEWER',
    (family?.get('memberIds') as string[]).includes(uid),
    member?.exists === true,
    invitation?.get('status') === 'ACCEPTED',
  ];
}

test('an acceptance that is killed at any moment is done wholly or not at all, and completes when it is retried', async () => {
  const circle = await createCircle();
  const kills: number[] = [];
  for (let guest = 0; guest < GUESTS; guest++) {
    const person = await createPerson('Jane Doe');
    const { id, secret } = await invite(circle, person);
    const { idToken } = await passwordSignIn(person.email, person.password);
    const attempt = call('acceptInvitation', { secret }, idToken).catch(() => undefined);
    await wait(guest * 40);
    kills.push(killWorkers('acceptInvitation'));
    await Promise.race([attempt, wait(SILENCE_MS)]);
    expect(new Set(await parts(circle, person, id)).size).toBe(1);

    await eventually(
      () => result<{ familyId: string }>('acceptInvitation', { secret }, idToken).catch((error: unknown) => String(error)),
      (answer) => expect(answer).toEqual({ familyId: circle.familyId }),
    );
    expect(await parts(circle, person, id)).toEqual([true, true, true, true]);
    expect(await result('acceptInvitation', { secret }, idToken)).toEqual({ familyId: circle.familyId });
  }
  expect(kills.reduce((sum, killed) => sum + killed, 0)).toBeGreaterThan(0);
  await eventually(
    () => activityOfFamily(circle, 'MEMBER_JOINED'),
    (entries) => expect(entries).toHaveLength(GUESTS),
  );
  await eventually(
    () => bellOf(circle.members.ADMIN),
    (bell) => expect(bell.filter((id) => id.includes('JOINED'))).toHaveLength(GUESTS),
  );
});
