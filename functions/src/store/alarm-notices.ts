import { paths } from '@carecircle/domain';
import type { Firestore } from 'firebase-admin/firestore';
import type { CheckPorts } from '../audit/sealing/check-trails';
import { ADMINS } from '../notifications/audience';
import { linkTo, newFanout, OF_NO_ONE } from '../notifications/fanout';

/** Alarms told in one notice; more are told in the next one. They are marked in one commit, which takes 500 writes. */
const ALARMS_PER_NOTICE = 400;

/**
 * Tells the ADMINs of a family of its alarms by every channel. The notice and the mark on each alarm are one commit, so
 * that each alarm is told once: a run that was cut off before it leaves the alarms to the next.
 */
export const alarmNotices =
  (db: Firestore, now: () => number): CheckPorts['tellAdmins'] =>
  async (familyId) => {
    const untold = db.collection(paths.auditAlarms()).where('familyId', '==', familyId).where('toldIn', '==', null);
    for (;;) {
      const count = await db.runTransaction(async (transaction) => {
        const { docs } = await transaction.get(untold.limit(ALARMS_PER_NOTICE));
        const [first] = docs;
        if (first === undefined) return 0;
        const familyName = String((await transaction.get(db.doc(paths.family(familyId)))).get('name') ?? '');
        const params = { familyName, count: docs.length };
        const notice = { type: 'AUDIT_ALARM' as const, familyId, ...OF_NO_ONE, params, tag: `audit_${familyId}`, link: linkTo('audit', { familyId }) };
        const id = `audit-alarm_${first.id}`;
        transaction.create(db.doc(paths.fanout(id)), newFanout(notice, new Date(now()), { audience: ADMINS }));
        for (const { ref } of docs) transaction.update(ref, { toldIn: id });
        return docs.length;
      });
      if (count < ALARMS_PER_NOTICE) return;
    }
  };
