import { computed, effect, inject, Injectable, signal, untracked, type Signal } from '@angular/core';
import { completeRecipient, paths, recipientName, RESTORE_DAYS, type Recipient } from '@carecircle/domain';
import { collection, onSnapshot, query, where, type Query } from 'firebase/firestore';
import { Clock } from '../clock/clock';
import { FamilyContext } from '../family/family-context';
import { versionedReader, type Versioned } from '../firebase/documents';
import { FIRESTORE } from '../firebase/firestore';
import { Session } from '../session/session';

const RESTORE_MS = RESTORE_DAYS * 24 * 3_600_000;

type ByFamily = ReadonlyMap<string, readonly Versioned<Recipient>[]>;

/** The people cared for in all of a person's families, and those whom an ADMIN may bring back. Provided by the page that shows them. */
@Injectable()
export class AllRecipients {
  private readonly firestore = inject(FIRESTORE);
  private readonly context = inject(FamilyContext);
  private readonly uid = inject(Session).uid;
  private readonly since = new Date(inject(Clock).read() - RESTORE_MS);

  private readonly familyIds = computed(() => this.context.families().map(({ id }) => id).join('\n'));
  private readonly adminOf = computed(() =>
    this.context.families().filter(({ roles }) => roles[this.uid() ?? ''] === 'ADMIN').map(({ id }) => id).join('\n'),
  );

  readonly present = this.live(this.familyIds, (of) => query(of, where('deletedAt', '==', null)));
  readonly removed = this.live(this.adminOf, (of) => query(of, where('deletedAt', '>', this.since)));

  /** Listens in each of the families whose ids the signal holds, one a line. */
  private live(ids: Signal<string>, narrow: (of: Query) => Query): Signal<ByFamily> {
    const found = signal<ByFamily>(new Map());
    effect((onCleanup) => {
      const familyIds = ids().split('\n').filter((id) => id !== '');
      untracked(() => {
        found.set(new Map());
        for (const familyId of familyIds) {
          const recipients = narrow(collection(this.firestore, paths.recipients(familyId)));
          const stop = onSnapshot(
            recipients.withConverter(versionedReader<Recipient>(completeRecipient)),
            { includeMetadataChanges: true },
            ({ docs }) => {
              const sorted = docs.map((doc) => doc.data()).sort((a, b) => recipientName(a).localeCompare(recipientName(b)));
              found.update((families) => new Map(families).set(familyId, sorted));
            },
            // A family that was left meanwhile has nothing to show.
            () => found.update((families) => new Map(families).set(familyId, [])),
          );
          onCleanup(stop);
        }
      });
    });
    return found.asReadonly();
  }
}
