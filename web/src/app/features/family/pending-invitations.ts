import { computed, inject, Service } from '@angular/core';
import { isOpen, paths, type Invitation, type InviteByCodeInput, type InviteByEmailInput, type WithId } from '@carecircle/domain';
import { collection, doc, query, updateDoc, where } from 'firebase/firestore';
import { Clock } from '../../core/clock/clock';
import { FamilyContext } from '../../core/family/family-context';
import { Callables } from '../../core/firebase/callables';
import { reader, updated } from '../../core/firebase/documents';
import { FIRESTORE } from '../../core/firebase/firestore';
import { liveQuery } from '../../core/live/live';
import { Session } from '../../core/session/session';

export interface NewCode {
  readonly code: string;
  readonly expiresAt: number;
}

/** Who was asked to join the chosen family and has not answered; for ADMINs. */
@Service()
export class PendingInvitations {
  private readonly firestore = inject(FIRESTORE);
  private readonly context = inject(FamilyContext);
  private readonly callables = inject(Callables);
  private readonly clock = inject(Clock);
  private readonly uid = inject(Session).uid;
  private readonly source = liveQuery<WithId<Invitation>>(() => {
    const familyId = this.context.familyId();
    if (familyId === null || !this.context.allows('invitation.read')) return null;
    const pending = query(collection(this.firestore, paths.invitations(familyId)), where('status', 'in', ['PENDING', 'EXPIRED']));
    return pending.withConverter(reader<Invitation>());
  });

  readonly list = computed(() =>
    [...this.source.state().data]
      .sort((a, b) => b.sentAt.toMillis() - a.sentAt.toMillis())
      .map((invitation) => ({ ...invitation, isOver: !isOpen(invitation, this.clock.now()) })),
  );

  /** @throws CallError; so do the next two. */
  async inviteByEmail(input: InviteByEmailInput): Promise<void> {
    await this.callables.call('inviteByEmail', { familyId: this.familyId(), ...input });
  }

  inviteByCode(input: InviteByCodeInput): Promise<NewCode> {
    return this.callables.call('inviteByCode', { familyId: this.familyId(), ...input });
  }

  async resend(invitationId: string): Promise<void> {
    await this.callables.call('resendInvitation', { familyId: this.familyId(), invitationId });
  }

  /** @throws FirebaseError when the server refuses. */
  async cancel(invitationId: string): Promise<void> {
    const invitation = doc(this.firestore, paths.invitation(this.familyId(), invitationId));
    await updateDoc(invitation, { status: 'CANCELLED', ...updated(this.uid() ?? '') });
  }

  private familyId(): string {
    const id = this.context.familyId();
    if (id === null) throw new Error('No family is chosen.');
    return id;
  }
}
