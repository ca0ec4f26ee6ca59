import { CHANNELS, type Channel, type NotificationType, type TextParams } from '@carecircle/domain';
import { EVERYBODY, type Audience } from './audience';

/** Something that people of a family are to be told. */
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
 * `fanouts/{id}`: a notice on its way to its audience. Its id names the cause, so that one cause is told once. Whoever works
 * on it moves `dueAt` ahead; should they be killed, it becomes due again and the sweep takes it up.
 */
export interface Fanout extends Notice, Reach {
  state: 'PENDING' | 'DONE';
  /** When it may be taken up; null when done. */
  dueAt: Date | null;
  /** People who have their notification. */
  notified: number;
  createdAt: Date;
}

/** Who is told, and by which channels besides the bell; a person who switched one off is not reached by it. */
export interface Reach {
  audience: Audience;
  channels: Channel[];
}

/** A notice to everybody by every channel, unless told otherwise. */
export const newFanout = (notice: Notice, now: Date, reach: Partial<Reach> = {}): Fanout => ({
  ...notice,
  audience: reach.audience ?? EVERYBODY,
  channels: reach.channels ?? [...CHANNELS],
  state: 'PENDING',
  dueAt: now,
  notified: 0,
  createdAt: now,
});

/** What a notice about a family itself says of loved ones and medicines: nothing. */
export const OF_NO_ONE = { recipientId: '', medicationId: '' } as const;

/** The page of a family. */
export const familyLink = (familyId: string): string => `/family?${new URLSearchParams({ space: familyId })}`;

type Page = 'today' | 'audit' | 'medications' | 'recipients' | `recipients/${string}`;

/** The app's address of a page, in the context of the family and the person that the notice is about. */
export const linkTo = (page: Page, { familyId, recipientId }: { familyId: string; recipientId?: string }) =>
  `/${page}?${new URLSearchParams({ family: familyId, ...(recipientId !== undefined && { recipient: recipientId }) })}`;
