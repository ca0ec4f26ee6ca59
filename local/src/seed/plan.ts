import { addDays, CODE_HOURS, localDay, paths, slotsForDay, weekdayOf } from '@carecircle/domain';
import { Timestamp } from 'firebase-admin/firestore';
import { metaOf, recordSlot } from './history';
import type { PastSlot } from './history';
import { ELEANORS_MEDICINES, HENRIS_MEDICINES } from './medicines';
import type { DemoMedicine } from './medicines';
import { CLAIRE, JULIEN, MAYA, MOREAUS, PEOPLE, THOMPSONS } from './people';
import type { DemoPerson } from './people';
import { ELEANOR, entriesOf, HENRI } from './profiles';
import type { DemoProfile } from './profiles';
import { Random } from './random';

/** Documents by their path. */
export type Documents = Map<string, Record<string, unknown>>;

export interface SeedOptions {
  /** The present, in epoch ms: everything is relative to it. */
  readonly nowMs: number;
  /** Where Eleanor lives (IANA). */
  readonly timeZone: string;
}

interface Household {
  readonly familyId: string;
  readonly familyName: string;
  readonly owner: DemoPerson;
  readonly recipientId: string;
  readonly profile: DemoProfile;
  readonly medicines: readonly DemoMedicine[];
  readonly timeZone: string;
  /** Who gives what is planned at an hour of a day. */
  readonly carer: (day: string, time: string) => DemoPerson;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const HISTORY_DAYS = 7;
const FAMILY_AGE_DAYS = 30;
const SATURDAY = 6;
const EVENING = '19:00';

/** Every document of the demo, accounts apart. The families come last: while one is missing, the demo is not complete. */
export function planDemo({ nowMs, timeZone }: SeedOptions): Documents {
  const households: Household[] = [
    {
      familyId: THOMPSONS,
      familyName: 'Demo Family',
      owner: CLAIRE,
      recipientId: 'eleanor',
      profile: ELEANOR,
      medicines: ELEANORS_MEDICINES,
      timeZone,
      carer: (day, time) => (weekdayOf(day) >= SATURDAY || time >= EVENING ? CLAIRE : MAYA),
    },
    {
      familyId: MOREAUS,
      familyName: 'Famille Moreau',
      owner: JULIEN,
      recipientId: 'henri',
      profile: HENRI,
      medicines: HENRIS_MEDICINES,
      timeZone: 'Europe/Paris',
      carer: () => JULIEN,
    },
  ];
  const founded = Timestamp.fromMillis(nowMs - FAMILY_AGE_DAYS * DAY);
  const documents: Documents = new Map();
  for (const person of PEOPLE) addPerson(documents, person, timeZone, founded);
  for (const household of households) addHousehold(documents, household, nowMs, founded);
  addInvitation(documents, nowMs);
  for (const household of households) addFamily(documents, household, founded);
  return documents;
}

function addPerson(documents: Documents, person: DemoPerson, timeZone: string, founded: Timestamp): void {
  const { uid, displayName, email, phone, locale, preferences } = person;
  const meta = metaOf(uid, founded);
  const zone = locale === 'fr' ? 'Europe/Paris' : timeZone;
  documents.set(paths.user(uid), { displayName, email, locale, timeZone: zone, phone, preferences, ...meta });
  documents.set(paths.device(uid, 'phone'), { token: `demo-phone-of-${uid}`, platform: 'WEB', label: 'Phone', ...meta });
  documents.set(paths.member(person.familyId, uid), { displayName, nickname: '', email, phone, ...meta });
}

/** Somebody was told a code and has not used it yet. */
function addInvitation(documents: Documents, nowMs: number): void {
  const sent = Timestamp.fromMillis(nowMs - HOUR);
  documents.set(paths.invitation(THOMPSONS, 'demo-code'), {
    kind: 'CODE',
    email: '',
    label: 'Aunt Rose',
    role: 'VIEWER',
    message: '',
    status: 'PENDING',
    round: 1,
    sentAt: sent,
    sentBy: CLAIRE.uid,
    expiresAt: Timestamp.fromMillis(sent.toMillis() + CODE_HOURS * HOUR),
    acceptedBy: null,
    ...metaOf(CLAIRE.uid, sent),
  });
}

function addFamily(documents: Documents, { familyId, familyName, owner }: Household, founded: Timestamp): void {
  const members = PEOPLE.filter((person) => person.familyId === familyId);
  documents.set(paths.family(familyId), {
    name: familyName,
    roles: Object.fromEntries(members.map(({ uid, role }) => [uid, role])),
    memberIds: members.map(({ uid }) => uid),
    state: 'ACTIVE',
    ...metaOf(owner.uid, founded),
  });
}

function addHousehold(documents: Documents, household: Household, nowMs: number, founded: Timestamp): void {
  const { familyId, recipientId, profile, timeZone, owner, medicines } = household;
  const foundedDay = localDay(founded.toMillis(), timeZone);
  documents.set(paths.recipient(familyId, recipientId), { ...profile.recipient, timeZone, ...metaOf(owner.uid, founded) });
  for (const [path, entry] of entriesOf(familyId, recipientId, profile)) {
    documents.set(path, { ...entry, ...metaOf(owner.uid, founded) });
  }
  for (const medicine of medicines) {
    const { id, ...fields } = medicine;
    documents.set(paths.medication(familyId, recipientId, id), {
      ...fields,
      weekdays: [],
      timeCritical: false,
      startDate: foundedDay,
      endDate: null,
      isActive: true,
      lastDoseId: null,
      ...metaOf(owner.uid, founded),
    });
  }
  addHistory(documents, household, nowMs, new Random(48_615));
}

/** The last week's doses, and today's but for the latest that are due: there is always something left to give. */
function addHistory(documents: Documents, household: Household, nowMs: number, random: Random): void {
  const { familyId, recipientId, timeZone } = household;
  const today = localDay(nowMs, timeZone);
  for (let back = HISTORY_DAYS; back >= 0; back--) {
    const day = addDays(today, -back);
    const slots = slotsOf(household, day);
    const latest = slots.map(({ slot }) => slot.plannedAt).filter((due) => due <= nowMs).at(-1) ?? 0;
    for (const past of back === 0 ? slots.filter(({ slot }) => slot.plannedAt < latest) : slots) {
      const recorded = recordSlot(past, random, back === 0);
      if (!recorded) continue;
      documents.set(paths.dose(familyId, recipientId, recorded.doseId), recorded.dose);
      documents.set(paths.activity(familyId, recorded.activityId), recorded.activity);
    }
  }
}

function slotsOf({ medicines, recipientId, profile, timeZone, carer }: Household, day: string): PastSlot[] {
  const planned = medicines.flatMap((medicine) => {
    const schedule = { ...medicine, scheduledTimes: [...medicine.scheduledTimes], weekdays: [], startDate: day, endDate: null };
    const slots = slotsForDay({ ...schedule, isActive: true, timeCritical: false, deletedAt: null }, day, timeZone);
    return slots.map((slot) => ({
      slot,
      medicine,
      carer: carer(day, slot.time),
      recipientId,
      recipientName: profile.recipient.preferredName,
      timeZone,
    }));
  });
  return planned.sort((a, b) => a.slot.plannedAt - b.slot.plannedAt);
}
