import type { Activity } from '@carecircle/domain';

/** An activity entry before Firestore turns its date into a timestamp. */
export type NewActivity = Omit<Activity, 'at'> & { at: Date };
