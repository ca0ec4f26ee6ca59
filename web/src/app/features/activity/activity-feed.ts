import { computed, inject, Service, signal } from '@angular/core';
import { paths, type Activity, type WithId } from '@carecircle/domain';
import { collection, limit, orderBy, query } from 'firebase/firestore';
import { FamilyContext } from '../../core/family/family-context';
import { reader } from '../../core/firebase/documents';
import { FIRESTORE } from '../../core/firebase/firestore';
import { liveQuery } from '../../core/live/live';

const PAGE = 20;

/** What happened in the family, live and newest first. */
@Service()
export class ActivityFeed {
  private readonly firestore = inject(FIRESTORE);
  private readonly context = inject(FamilyContext);
  private readonly shown = signal(PAGE);
  private readonly source = liveQuery<WithId<Activity>>(() => {
    const familyId = this.context.familyId();
    if (familyId === null) return null;
    const newest = query(collection(this.firestore, paths.activities(familyId)), orderBy('at', 'desc'), limit(this.shown()));
    return newest.withConverter(reader<Activity>());
  });

  readonly state = this.source.state;
  readonly hasMore = computed(() => this.state().data.length >= this.shown());

  retry(): void {
    this.source.retry();
  }

  showMore(): void {
    this.shown.update((count) => count + PAGE);
  }
}
