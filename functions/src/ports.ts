import { randomUUID } from 'node:crypto';
import { paths, type MailTemplate } from '@carecircle/domain';
import { getApps, initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { getFirestore, type Firestore } from 'firebase-admin/firestore';
import { getStorage } from 'firebase-admin/storage';
import { getFunctions } from 'firebase-admin/functions';
import { fcmSender } from './adapters/fcm';
import { messagingAccessToken } from './adapters/google-token';
import { sendGridSender } from './adapters/sendgrid';
import { deliverQueue } from './adapters/task-queue';
import { twilioSender } from './adapters/twilio';
import type { CarePorts } from './activity/care-ports';
import type { ExportPorts } from './audit/export-trail';
import type { AuditPorts } from './audit/record-audit';
import type { CheckPorts } from './audit/sealing/check-trails';
import type { SealPorts } from './audit/sealing/seal-days';
import { deliveryConfig, region } from './config';
import type { PurgePorts } from './families/purge-families';
import type { AnswerPorts } from './invitations/answer-invitation';
import type { ExpirePorts } from './invitations/expire-invitations';
import { invitationStore } from './invitations/invitation-store';
import type { InvitationPorts } from './invitations/on-invitation-written';
import type { SendInvitationPorts } from './invitations/send-invitation';
import { invitationLink } from './invitations/invitation-link';
import { logs } from './logs';
import { resetMail } from './passwords/reset-mail';
import { codeMail } from './registration/code-mail';
import { authAccounts } from './adapters/auth';
import { decide } from './store/decide';
import { isSessionOpen as isOpenInStore } from './store/session-store';
import { ownerMail } from './account/owner-mail';
import type { Enclose } from './mails/mail';
import type { PasswordResetPorts } from './members/send-password-reset';
import type { DeliverPorts } from './notifications/deliver';
import type { EnqueuePorts } from './notifications/enqueue-deliveries';
import type { FanoutPorts } from './notifications/run-fanout';
import type { SweepPorts } from './notifications/sweep';
import { accounts } from './store/accounts';
import { deliveryStore } from './store/delivery-store';
import { auditEntries, auditStore } from './store/audit-store';
import { createIfAbsent, find, put } from './store/documents';
import { fanoutStore } from './store/fanout-store';
import { alarmNotices } from './store/alarm-notices';
import { sealStore } from './store/seal-store';
import { overdueInvitations } from './store/overdue-invitations';
import type { PurgeRecipientsPorts } from './recipients/purge-recipients';
import { purgeRecipientsStore, purgeStore } from './store/purge-store';
import { throttleStore } from './store/throttle-store';
import * as readers from './store/readers';

/** The one place where ports meet their adapters. Each set is made with the first event that needs it, and kept. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

export const now = () => Date.now();
export const app = once(() => getApps()[0] ?? initializeApp());
export const database = once((): Firestore => getFirestore(app()));
export const enqueue = deliverQueue(() => getFunctions(app()), () => region.value(), now);
const reportMalformedUser = (path: string) => logs.malformedDocument(path, '');
const deliveries = once(() => deliveryStore(database(), now));

export const auditPorts = once((): AuditPorts => auditStore(database(), now));
export const identity = once(() => authAccounts(() => getAuth(app())));

/** Does the session of a device open anything still? */
export const isSessionOpen = (uid: string, sid: string): Promise<boolean> => isOpenInStore(database(), uid, sid, now());

export const throttle = once(() => throttleStore(database()));

const seals = once(() => sealStore(database()));

export const sealPorts = once((): SealPorts => ({ ...seals(), now, reportSealed: logs.auditSealed }));

export const checkPorts = once((): CheckPorts => ({
  ...seals(),
  alarm: async (familyId, finding) => {
    const id = `${familyId}_${finding.day}_${finding.problem}_${finding.id}`;
    const isNew = await createIfAbsent(database())(paths.auditAlarm(id), { familyId, ...finding, foundAt: new Date(now()), toldIn: null });
    if (isNew) logs.auditDamaged(paths.audit(familyId, finding.id), finding.problem);
  },
  tellAdmins: alarmNotices(database(), now),
  reportChecked: logs.auditChecked,
}));

export const carePorts = once((): CarePorts => ({
  find: find(database()),
  createIfAbsent: createIfAbsent(database()),
  reportMalformed: logs.malformedDocument,
  now,
}));

const fanouts = once(() => fanoutStore(database(), now, reportMalformedUser));

export const fanoutPorts = once((): FanoutPorts => ({ ...fanouts(), reportDone: logs.fanoutDone }));

export const enqueuePorts = once((): EnqueuePorts => ({
  pendingDeliveries: deliveries().pendingDeliveries,
  enqueue,
  now,
}));

export const sweepPorts = once((): SweepPorts => ({
  ...fanouts(),
  reportDone: logs.fanoutDone,
  dueDeliveries: deliveries().dueDeliveries,
  enqueue,
  reportSwept: logs.swept,
}));

/** What each kind of mail encloses, made while it is sent. */
function enclosures(appUrl: string): Record<MailTemplate, Enclose> {
  const documents = { find: find(database()), put: put(database()) };
  const owner = { ...identity(), ...documents, decide: decide(database()), appUrl, now };
  const reset: Enclose = (mail) => resetMail(mail, owner);
  return {
    FAMILY_INVITATION: (mail) => invitationLink(mail, { ...documents, appUrl, now }),
    PASSWORD_RESET_BY_ADMIN: reset,
    PASSWORD_RESET: reset,
    EMAIL_CODE: (mail) => codeMail(mail, owner),
    ACCOUNT_EXISTS: ownerMail(owner, '/login'),
    PASSWORD_CHANGED: ownerMail(owner, '/forgot-password'),
    SIGN_IN_ALARM: ownerMail(owner, '/forgot-password'),
    EXPORT_READY: ownerMail(owner, '/settings/data'),
    ACCOUNT_DELETED: () => Promise.resolve({ link: appUrl }),
  };
}

export const deliverPorts = once((): DeliverPorts => {
  const { appUrl, fcm, sendGrid, twilio } = deliveryConfig();
  const enclose = enclosures(appUrl);
  const db = database();
  return {
    ...deliveries(),
    appUrl,
    enclose: (mail) => enclose[mail.template](mail),
    push: fcmSender({ ...fcm, accessToken: messagingAccessToken(), now }),
    email: sendGridSender({ ...sendGrid, now }),
    sms: twilioSender(twilio),
    throttle: throttle(),
    // Whoever is suspended is told nothing any more.
    reader: async (uid) => ((await identity().isSuspended(uid)) ? undefined : (await readers.readers(db, [uid], reportMalformedUser)).get(uid)),
    notification: (uid, id) => readers.notification(db, uid, id),
    devices: (uid) => readers.devices(db, uid),
    forgetDevice: (uid, device) => readers.forgetDevice(db, uid, device),
    enqueue,
    now,
    random: Math.random,
    reportForgotten: logs.deviceForgotten,
    reportRefused: logs.pushRefused,
    reportDelivered: logs.delivered,
    reportSkipped: logs.deliverySkipped,
    reportPostponed: logs.deliveryPostponed,
    reportFailed: logs.deliveryFailed,
  };
});

const people = once(() => accounts(() => getAuth(app()), database()));

export const invitationPorts = once((): InvitationPorts => ({ ...carePorts(), accountOf: people().accountOf }));

export const sendInvitationPorts = once((): SendInvitationPorts => ({
  store: invitationStore(database()),
  throttle: throttle(),
  localeFor: people().localeFor,
  enqueue,
  now,
}));

export const answerPorts = once((): AnswerPorts => ({ store: invitationStore(database()), throttle: throttle(), now }));

export const expirePorts = once((): ExpirePorts => ({
  ...overdueInvitations(database()),
  now,
  reportExpired: logs.invitationsExpired,
}));

export const passwordResetPorts = once((): PasswordResetPorts => ({
  ...auditPorts(),
  createIfAbsent: createIfAbsent(database()),
  throttle: throttle(),
  addressOf: people().addressOf,
  localeFor: people().localeFor,
  newId: randomUUID,
  enqueue,
  now,
}));

export const exportPorts = once((): ExportPorts => ({
  ...auditPorts(),
  throttle: throttle(),
  entries: auditEntries(database()),
  newId: randomUUID,
  now,
}));

export const purgePorts = once((): PurgePorts => ({
  ...purgeStore(database(), () => getStorage(app()).bucket()),
  now,
  reportPurged: logs.familyPurged,
}));

export const purgeRecipientsPorts = once((): PurgeRecipientsPorts => ({
  ...purgeRecipientsStore(database()),
  now,
  reportPurged: logs.recipientPurged,
}));
