import type { NotificationType, TextParams } from '@carecircle/domain';

/** Something that every member of a family is to be told. */
export interface Notice {
  type: NotificationType;
  familyId: string;
  recipientId: string;
  medicationId: string;
  params: TextParams;
  /** Newer replaces older with the same tag on a device. */
  tag: string;
  /** Where a tap leads: a path within the app. */
  link: string;
}

/**
 * `fanouts/{id}`: a notice on its way to the members. Its id names the cause, so that one cause is told once. Whoever works
 * on it moves `dueAt` ahead; should they be killed, it becomes due again and the sweep takes it up.
 */
export interface Fanout extends Notice {
  state: 'PENDING' | 'DONE';
  /** When it may be taken up; null when done. */
  dueAt: Date | null;
  /** Members who have their notification. */
  notified: number;
  createdAt: Date;
}

export const newFanout = (notice: Notice, now: Date): Fanout => ({
  ...notice,
  state: 'PENDING',
  dueAt: now,
  notified: 0,
  createdAt: now,
});

/** The app's address of a page, in the context of the family and the person that the notice is about. */
export const linkTo = (page: 'today' | 'medications', { familyId, recipientId }: Pick<Notice, 'familyId' | 'recipientId'>) =>
  `/${page}?${new URLSearchParams({ family: familyId, recipient: recipientId })}`;
