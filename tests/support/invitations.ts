import { randomUUID } from 'node:crypto';
import { hashOf } from '../../functions/src/invitations/secret';
import { adminFirestore } from './admin';
import type { Circle, Person } from './world';

/** An open invitation for somebody, as the function writes it. Returns its secret. */
export async function invite({ familyId, members }: Circle, { email }: Person): Promise<{ id: string; secret: string }> {
  const [id, secret] = [randomUUID(), randomUUID()];
  const [now, later] = [new Date(), new Date(Date.now() + 3_600_000)];
  const by = members.ADMIN.uid;
  const batch = adminFirestore().batch();
  batch.set(adminFirestore().doc(`families/${familyId}/invitations/${id}`), {
    kind: 'EMAIL',
    email,
    label: '',
    role: 'VIEWER',
    message: '',
    status: 'PENDING',
    round: 1,
    sentAt: now,
    sentBy: by,
    expiresAt: later,
    acceptedBy: null,
    createdAt: now,
    createdBy: by,
    updatedAt: now,
    updatedBy: by,
    deletedAt: null,
    deletedBy: null,
  });
  batch.set(adminFirestore().doc(`invitationSecrets/${hashOf(secret)}`), { familyId, invitationId: id, round: 1, expiresAt: later });
  await batch.commit();
  return { id, secret };
}
