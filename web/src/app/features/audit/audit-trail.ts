import { computed, inject, Service, signal } from '@angular/core';
import { dayRange, paths, type AuditEntry, type AuditFilter, type AuditSeal, type WithId } from '@carecircle/domain';
import { collection, limit, orderBy, query, Timestamp, where, type QueryConstraint } from 'firebase/firestore';
import { FamilyContext } from '../../core/family/family-context';
import { reader } from '../../core/firebase/documents';
import { FIRESTORE } from '../../core/firebase/firestore';
import { liveQuery } from '../../core/live/live';

const PAGE = 50;

/** What the page asks for; empty means everything. Days are the reader's. */
export interface AuditChoice {
  readonly actor: string;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
}

export const EVERYTHING: AuditChoice = { actor: '', kind: '', from: '', to: '' };

/** The family's audit trail, newest first, as far as it was asked for. */
@Service()
export class AuditTrail {
  private readonly firestore = inject(FIRESTORE);
  private readonly context = inject(FamilyContext);
  private readonly shown = signal(PAGE);
  private readonly zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  private readonly wanted = signal(EVERYTHING);

  private readonly source = liveQuery<WithId<AuditEntry>>(() => {
    const familyId = this.readable();
    if (familyId === null) return null;
    const trail = query(collection(this.firestore, paths.audits(familyId)), ...this.constraints(), limit(this.shown()));
    return trail.withConverter(reader<AuditEntry>());
  });
  private readonly seals = liveQuery<WithId<AuditSeal>>(() => {
    const familyId = this.readable();
    if (familyId === null) return null;
    const last = query(collection(this.firestore, paths.auditSeals(familyId)), orderBy('day', 'desc'), limit(1));
    return last.withConverter(reader<AuditSeal>());
  });

  readonly choice = this.wanted.asReadonly();
  readonly state = this.source.state;
  readonly hasMore = computed(() => this.state().data.length >= this.shown());
  /** The last day (UTC) whose entries are sealed; null before the first night. */
  readonly sealedThrough = computed(() => this.seals.state().data[0]?.day ?? null);
  /** The same choice for the function that exports. */
  readonly filter = computed<AuditFilter>(() => {
    const { actor, kind, from, to } = this.wanted();
    return {
      actor: actor || null,
      kind: kind || null,
      fromMs: from === '' ? null : dayRange(from, this.zone).startMs,
      toMs: to === '' ? null : dayRange(to, this.zone).endMs,
    };
  });

  choose(change: Partial<AuditChoice>): void {
    this.wanted.update((choice) => ({ ...choice, ...change }));
    this.shown.set(PAGE);
  }

  showMore(): void {
    this.shown.update((count) => count + PAGE);
  }

  retry(): void {
    this.source.retry();
  }

  private readable(): string | null {
    return this.context.allows('audit.read') ? this.context.familyId() : null;
  }

  private constraints(): QueryConstraint[] {
    const { actor, kind, fromMs, toMs } = this.filter();
    return [
      ...(actor === null ? [] : [where('actor', '==', actor)]),
      ...(kind === null ? [] : [where('kind', '==', kind)]),
      ...(fromMs === null ? [] : [where('at', '>=', Timestamp.fromMillis(fromMs))]),
      ...(toMs === null ? [] : [where('at', '<', Timestamp.fromMillis(toMs))]),
      orderBy('at', 'desc'),
    ];
  }
}
