import { adminFirestore } from '../../support/admin';
import { stack } from '../../support/stack';
import type { Circle } from '../../support/world';

export interface Captured {
  channel: 'email' | 'sms' | 'push';
  to: string;
}

/** What the server holds about a circle, read with admin rights. */
export class ServerState {
  constructor(private readonly circle: Circle) {}

  private get family() {
    return adminFirestore().doc(`families/${this.circle.familyId}`);
  }

  private get recipient() {
    return this.family.collection('recipients').doc(this.circle.recipientId);
  }

  async supply(medicationId: string): Promise<number | null> {
    const snapshot = await this.recipient.collection('medications').doc(medicationId).get();
    return snapshot.get('currentSupply') as number | null;
  }

  async doses(medicationId: string) {
    const snapshot = await this.recipient.collection('doses').where('medicationId', '==', medicationId).get();
    return snapshot.docs.map((document) => ({ id: document.id, ...document.data() }) as Record<string, unknown> & { id: string });
  }

  async activity(type: string): Promise<number> {
    return (await this.family.collection('activity').where('type', '==', type).get()).size;
  }

  /** Paths of the audit entries about the loved one that carry a person as author. */
  async auditedCareBy(uid: string): Promise<string[]> {
    const snapshot = await this.family.collection('audit').where('actor', '==', uid).get();
    return snapshot.docs.map((document) => document.get('path') as string).filter((path) => path.includes('/recipients/'));
  }

  /** Whose profiles a person is on record to have looked at. */
  async views(uid: string): Promise<string[]> {
    const snapshot = await this.family.collection('audit').where('actor', '==', uid).where('action', '==', 'VIEW').get();
    return snapshot.docs.map((document) => document.get('path') as string);
  }

  async notifications(uid: string): Promise<number> {
    return (await adminFirestore().collection(`users/${uid}/notifications`).get()).size;
  }
}

/** Messages that the inbox caught for one address, phone number or push token. */
export async function captured(to: string): Promise<Captured[]> {
  const response = await fetch(`${stack().inboxUrl}/api/messages?to=${encodeURIComponent(to)}`);
  if (!response.ok) throw new Error(`the inbox answers ${response.status}`);
  const body = (await response.json()) as { messages: Captured[] };
  return body.messages;
}
