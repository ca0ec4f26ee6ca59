import { localTime, scheduledDoseId, SKIP_REASONS } from '@carecircle/domain';
import type { ActivityType, Slot, TextParams } from '@carecircle/domain';
import { Timestamp } from 'firebase-admin/firestore';
import type { DemoMedicine } from './medicines';
import type { DemoPerson } from './people';
import type { Random } from './random';

const MINUTE = 60_000;
const SHARE_GIVEN = 0.85;
const SHARE_SKIPPED = 0.05;

/** What the history of one slot is made of. */
export interface PastSlot {
  readonly slot: Slot;
  readonly medicine: DemoMedicine;
  /** Who cared at that time. */
  readonly carer: DemoPerson;
  readonly recipientId: string;
  readonly recipientName: string;
  readonly timeZone: string;
}

/** A dose as it was recorded, with its entry in the activity feed. */
export interface PastDose {
  readonly doseId: string;
  readonly dose: Record<string, unknown>;
  readonly activityId: string;
  readonly activity: Record<string, unknown>;
}

/**
 * What became of a slot in the past: given some minutes early or late, skipped for a reason, or (undefined) nothing at all,
 * which is a missed dose. `always` = it was given in any case.
 */
export function recordSlot(past: PastSlot, random: Random, always = false): PastDose | undefined {
  const chance = always ? 0 : random.next();
  if (chance >= SHARE_GIVEN + SHARE_SKIPPED) return undefined;
  return chance < SHARE_GIVEN ? given(past, random) : skipped(past, random);
}

function given(past: PastSlot, random: Random): PastDose {
  const givenMs = past.slot.plannedAt + random.between(-6, 28) * MINUTE;
  const { quantity } = past.medicine;
  return record(past, random, 'DOSE_GIVEN', givenMs, {
    dose: { status: 'GIVEN', givenAt: Timestamp.fromMillis(givenMs), supplyUsed: quantity, skipReason: null },
    params: { givenAt: localTime(givenMs, past.timeZone) },
  });
}

function skipped(past: PastSlot, random: Random): PastDose {
  const skipReason = random.pick(SKIP_REASONS);
  return record(past, random, 'DOSE_SKIPPED', past.slot.plannedAt + random.between(2, 20) * MINUTE, {
    dose: { status: 'SKIPPED', givenAt: null, supplyUsed: 0, skipReason },
    params: { skipReason },
  });
}

function record(
  { slot, medicine, carer, recipientId, recipientName, timeZone: _ }: PastSlot,
  random: Random,
  type: ActivityType,
  atMs: number,
  outcome: { dose: Record<string, unknown>; params: TextParams },
): PastDose {
  const doseId = scheduledDoseId(medicine.id, slot.slot);
  const at = Timestamp.fromMillis(atMs);
  const { name: medicationName, dosage } = medicine;
  return {
    doseId,
    dose: {
      medicationId: medicine.id,
      medicationName,
      dosage,
      slot: slot.slot,
      day: slot.day,
      plannedAt: Timestamp.fromMillis(slot.plannedAt),
      quantity: medicine.quantity,
      notes: '',
      clientId: random.uuid(),
      deviceTime: at,
      possibleDoubleOf: null,
      corrections: [],
      ...outcome.dose,
      ...metaOf(carer.uid, at),
    },
    activityId: `${doseId}_${type}_${atMs}`,
    activity: {
      type,
      actor: carer.uid,
      actorName: carer.displayName,
      recipientId,
      medicationId: medicine.id,
      doseId,
      params: { medicationName, dosage, recipientName, time: slot.time, ...outcome.params },
      at,
    },
  };
}

/** The author's fields of a document that was written once. */
export function metaOf(uid: string, at: Timestamp): Record<string, unknown> {
  return { createdAt: at, createdBy: uid, updatedAt: at, updatedBy: uid, deletedAt: null, deletedBy: null };
}
