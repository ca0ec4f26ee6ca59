import { computed, effect, inject, Service, signal, untracked } from '@angular/core';
import { Drafts } from '../editing/drafts';
import { OfflineCopy } from '../firebase/offline-copy';
import { Outbox } from '../outbox/outbox';
import { DeviceTrust } from '../session/device-trust';
import { Session } from '../session/session';
import { eraseCopyAtStart } from '../session/wipe';
import { KEYS } from '../storage/keys';
import { FamilyContext } from './family-context';
import { KnownFamilies, type Parting } from './known-families';
import { RESTART } from './restart';

/** The copy is erased within this time; what is left is erased at the next start. */
const ERASURE_MS = 2_000;
/** Longer waits are told. */
const QUIET_MS = 2_000;

/** What was lost, until the person has read it, and whether their device still keeps its copy of it. */
interface Loss {
  readonly partings: readonly Parting[];
  readonly erased: boolean;
}

/**
 * Cuts a lost family: nothing shows it any more at once, its doses that wait and its drafts go, and then the device's copy of the
 * database, after which the app starts anew and says why. The copy holds what waits to be sent to other families, too, so it goes
 * when that is sent, also if that is only at another start (decision 0034).
 */
@Service()
export class LostFamilies {
  private readonly session = inject(Session);
  private readonly copy = inject(OfflineCopy);
  private readonly outbox = inject(Outbox);
  private readonly drafts = inject(Drafts);
  private readonly trust = inject(DeviceTrust);
  private readonly restart = inject(RESTART);
  private readonly loss = signal<Loss>(this.read());
  private readonly told = signal(this.loss().erased);
  private erasing = false;

  /** What was lost, until the person has read it. */
  readonly notice = computed(() => (this.told() ? this.loss().partings : []));
  /** Is the copy gone? */
  readonly erased = computed(() => this.loss().erased);

  constructor() {
    const context = inject(FamilyContext);
    const known = inject(KnownFamilies);
    effect(() => {
      const uid = this.session.uid();
      const families = context.confirmedFamilies();
      if (uid === null || families === null) return;
      untracked(() => {
        const lost = known.compare(uid, families);
        if (lost.size > 0) void this.cut(lost);
        else if (!this.loss().erased) void this.eraseOnceSent();
      });
    });
  }

  dismiss(): void {
    this.keep({ ...this.loss(), partings: [] });
  }

  private async cut(lost: ReadonlyMap<string, Parting>): Promise<void> {
    this.keep({ partings: [...this.loss().partings, ...lost.values()], erased: false });
    for (const { id, familyId } of this.outbox.entries()) if (lost.has(familyId)) await this.outbox.remove(id);
    await this.drafts.load(this.session.uid() ?? '');
    for (const familyId of lost.keys()) await this.drafts.removeOf(familyId);
    await this.eraseOnceSent();
  }

  private async eraseOnceSent(): Promise<void> {
    if (this.erasing) return;
    this.erasing = true;
    const patience = setTimeout(() => this.told.set(true), QUIET_MS);
    try {
      await this.copy.allSent();
    } catch {
      // The person signed out: everything is erased with that.
      return;
    } finally {
      clearTimeout(patience);
      this.erasing = false;
    }
    eraseCopyAtStart();
    await Promise.race([this.copy.erase().catch(console.warn), new Promise((resolve) => setTimeout(resolve, ERASURE_MS))]);
    // Read at the next start, by which even a copy that resisted is gone.
    this.keep({ ...this.loss(), erased: true });
    this.restart();
  }

  private keep(loss: Loss): void {
    if (loss.erased && loss.partings.length === 0) this.trust.memory.removeItem(KEYS.lost);
    else this.trust.memory.setItem(KEYS.lost, JSON.stringify(loss));
    this.loss.set(loss);
  }

  private read(): Loss {
    try {
      return JSON.parse(this.trust.memory.getItem(KEYS.lost) ?? '') as Loss;
    } catch {
      return { partings: [], erased: true };
    }
  }
}
