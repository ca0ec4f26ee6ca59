import { computed, effect, inject, Service, signal, untracked } from '@angular/core';
import { can, completeRecipient, paths, recipientName, type Action, type Family, type Member, type Recipient, type Role, type WithId } from '@carecircle/domain';
import { collection, query, where } from 'firebase/firestore';
import { Connectivity } from '../connectivity/connectivity';
import { reader, versionedReader, type Versioned } from '../firebase/documents';
import { FIRESTORE } from '../firebase/firestore';
import { liveQuery } from '../live/live';
import { DeviceTrust } from '../session/device-trust';
import { Session } from '../session/session';
import { KEYS } from '../storage/keys';
import { chosen, readChoice, type ContextChoice } from './context-choice';

/**
 * Which family and loved one the app is about. Remembered on the device for each person; a choice that is no longer
 * there is replaced by the first that is.
 */
@Service()
export class FamilyContext {
  private readonly firestore = inject(FIRESTORE);
  private readonly uid = inject(Session).uid;
  private readonly trust = inject(DeviceTrust);
  private readonly wanted = signal<ContextChoice>({ familyId: null, recipientId: null });

  private readonly familySource = liveQuery<WithId<Family>>(() => {
    const uid = this.uid();
    if (uid === null) return null;
    const mine = query(
      collection(this.firestore, paths.families()),
      where('memberIds', 'array-contains', uid),
      where('deletedAt', '==', null),
    );
    return mine.withConverter(reader<Family>());
  });
  private readonly recipientSource = liveQuery<Versioned<Recipient>>(() => {
    const familyId = this.familyId();
    if (familyId === null) return null;
    const present = query(collection(this.firestore, paths.recipients(familyId)), where('deletedAt', '==', null));
    return present.withConverter(versionedReader<Recipient>(completeRecipient));
  });
  private readonly memberSource = liveQuery<WithId<Member>>(() => {
    const familyId = this.familyId();
    return familyId === null ? null : collection(this.firestore, paths.members(familyId)).withConverter(reader<Member>());
  });

  /** The families that the server confirms; null while what is shown comes from the device. */
  readonly confirmedFamilies = computed(() => {
    const { status, data, fromCache } = this.familySource.state();
    return status === 'ready' && !fromCache ? data : null;
  });
  readonly families = computed(() => byName(this.familySource.state().data, (family) => family.name));
  /** What the members of the chosen family show of themselves, and who once was one. */
  readonly members = computed(() => this.memberSource.state().data);
  readonly recipients = computed(() => byName(this.recipientSource.state().data, recipientName));

  readonly family = computed(() => chosen(this.families(), this.wanted().familyId));
  private readonly isSuspended = computed(() => this.family()?.state === 'SUSPENDED');
  /** Null for a family that is suspended, too: nothing of it can be read. */
  readonly familyId = computed(() => (this.isSuspended() ? null : (this.family()?.id ?? null)));
  readonly recipient = computed(() => chosen(this.recipients(), this.wanted().recipientId));
  readonly recipientId = computed(() => this.recipient()?.id ?? null);

  /** The person's role in the chosen family. */
  readonly role = computed<Role | null>(() => (this.isSuspended() ? null : (this.family()?.roles[this.uid() ?? ''] ?? null)));

  /** `waiting` until the server or the device's copy has answered; then whether there is a family that is open, and a loved one. */
  readonly status = computed<'waiting' | 'error' | 'no-family' | 'suspended' | 'no-recipient' | 'ready'>(() => {
    const families = this.familySource.state();
    const recipients = this.recipientSource.state();
    if (families.status === 'error' || recipients.status === 'error') return 'error';
    if (families.status !== 'ready') return 'waiting';
    if (families.data.length === 0) return families.fromCache ? 'waiting' : 'no-family';
    if (this.isSuspended()) return 'suspended';
    if (recipients.status !== 'ready') return 'waiting';
    if (recipients.data.length === 0) return recipients.fromCache ? 'waiting' : 'no-recipient';
    return 'ready';
  });

  constructor() {
    const connectivity = inject(Connectivity);
    effect(() => {
      const { status, fromCache } = this.familySource.state();
      if (status === 'ready') untracked(() => connectivity.report(fromCache));
    });
    effect(() => {
      const uid = this.uid();
      if (uid !== null) this.wanted.set(readChoice(this.memory.getItem(KEYS.context), uid));
    });
  }

  /** May this person do that in the chosen family? The server decides in the end. */
  allows(action: Action): boolean {
    return can(this.role(), action);
  }

  chooseFamily(familyId: string): void {
    this.remember({ familyId, recipientId: null });
  }

  chooseRecipient(recipientId: string): void {
    this.remember({ familyId: this.familyId(), recipientId });
  }

  /** Follows a link that names a family or a loved one; ids that are not the person's have no effect. */
  follow(link: Partial<ContextChoice>): void {
    if (link.familyId || link.recipientId) {
      this.remember({ familyId: link.familyId ?? this.familyId(), recipientId: link.recipientId ?? null });
    }
  }

  /** What a member of the chosen family is called in it; null for somebody unknown. */
  memberName(uid: string): string | null {
    const member = this.members().find(({ id }) => id === uid);
    return member ? member.nickname || member.displayName : null;
  }

  retry(): void {
    this.familySource.retry();
    this.recipientSource.retry();
    this.memberSource.retry();
  }

  private get memory(): Storage {
    return this.trust.memory;
  }

  private remember(choice: ContextChoice): void {
    this.wanted.set(choice);
    this.memory.setItem(KEYS.context, JSON.stringify({ uid: this.uid(), ...choice }));
  }
}

function byName<T>(items: readonly T[], name: (item: T) => string): T[] {
  return [...items].sort((a, b) => name(a).localeCompare(name(b)));
}
