import { effect, inject, Service, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { doc, getDocFromServer, waitForPendingWrites } from 'firebase/firestore';
import { Snack } from '../../ui/snack/snack';
import { Connectivity } from '../connectivity/connectivity';
import { FIRESTORE } from '../firebase/firestore';
import { Texts } from '../locale/texts';
import type { Draft } from './draft';
import { hasArrived } from './draft-settlement';
import { Drafts } from './drafts';

/**
 * Learns what became of saved forms: the server has them, or it refused them because somebody else was faster. Then the draft
 * is open again, and the person is told. Runs after each write and, for those of an earlier visit, once there is a network.
 */
@Service()
export class DraftReconciler {
  private readonly drafts = inject(Drafts);
  private readonly firestore = inject(FIRESTORE);
  private readonly snack = inject(Snack);
  private readonly texts = inject(Texts);
  private readonly router = inject(Router);

  constructor() {
    const connectivity = inject(Connectivity);
    effect(() => {
      if (connectivity.hasNetwork() && this.drafts.sent().length > 0) untracked(() => void this.settleAll());
    });
  }

  /** Follows one write to its end. */
  async follow(draft: Draft, write: Promise<void>): Promise<void> {
    try {
      await write;
      await this.drafts.remove(draft.key);
    } catch {
      await this.reopen(draft);
    }
  }

  private async settleAll(): Promise<void> {
    await waitForPendingWrites(this.firestore);
    for (const draft of this.drafts.sent()) await this.settle(draft);
  }

  private async settle(draft: Draft): Promise<void> {
    try {
      const snapshot = await getDocFromServer(doc(this.firestore, draft.path));
      if (hasArrived(draft, snapshot.data())) await this.drafts.remove(draft.key);
      else await this.reopen(draft);
    } catch {
      // Out of reach after all; or not readable any more, and then there is nothing to save it to.
    }
  }

  /** A write may be told refused by both ways above: it is opened once. */
  private async reopen(draft: Draft): Promise<void> {
    if (this.drafts.find(draft.key)?.state !== 'SENT') return;
    // What never came to be is begun again where new ones are.
    const key = draft.base === null ? `${draft.path.slice(0, draft.path.lastIndexOf('/'))}/new` : draft.key;
    if (key !== draft.key) await this.drafts.remove(draft.key);
    await this.drafts.put({ ...draft, key, state: 'EDITING' });
    const said = this.texts.get('editing.refused', { name: draft.about });
    this.snack.offer(said, this.texts.get('editing.review'), () => void this.router.navigateByUrl(draft.page));
  }
}
