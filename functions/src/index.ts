import './global-options';
import { onDocumentCreated, onDocumentWritten } from 'firebase-functions/firestore';
import { onSchedule } from 'firebase-functions/scheduler';
import { onTaskDispatched } from 'firebase-functions/tasks';
import type { DeliverTask } from './adapters/task-queue';
import { exportTrail } from './audit/export-trail';
import { recordAudit } from './audit/record-audit';
import { checkTrails } from './audit/sealing/check-trails';
import { sealDays } from './audit/sealing/seal-days';
import { exportAuditCall, invitationCall, inviteByCodeCall, inviteByEmailCall, memberCall, openInvitationCall } from '@carecircle/domain';
import { concurrentDeliveries, deliverySecrets } from './config';
import { callable, openCallable } from './calls/callable';
import { onDoseWritten } from './doses/on-dose-written';
import { documentChange } from './events/firestore-event';
import { onFamilyWritten } from './families/on-family-written';
import { purgeFamilies as purgeOnce } from './families/purge-families';
import * as answers from './invitations/answer-invitation';
import { expireInvitations as expireOnce } from './invitations/expire-invitations';
import { onInvitationWritten } from './invitations/on-invitation-written';
import * as sending from './invitations/send-invitation';
import * as members from './members/send-password-reset';
import { onMedicationWritten } from './medications/on-medication-written';
import { deliver as deliverOnce } from './notifications/deliver';
import { enqueueDeliveries } from './notifications/enqueue-deliveries';
import { runFanout } from './notifications/run-fanout';
import { sweep as sweepOnce } from './notifications/sweep';
import * as ports from './ports';
import { onEntryWritten } from './recipients/on-entry-written';
import { onRecipientWritten } from './recipients/on-recipient-written';
import { purgeRecipients as purgeRecipientsOnce } from './recipients/purge-recipients';

/** Table of triggers. Every handler is idempotent, so every event is retried. */
const retry = true;
const recipientPath = 'families/{familyId}/recipients/{recipientId}';

export const audit = onDocumentWritten({ document: 'families/{path=**}', retry }, (event) =>
  recordAudit(documentChange(event), ports.auditPorts()),
);

export const doseWritten = onDocumentWritten({ document: `${recipientPath}/doses/{doseId}`, retry }, (event) =>
  onDoseWritten(documentChange(event), ports.carePorts()),
);

export const medicationWritten = onDocumentWritten(
  { document: `${recipientPath}/medications/{medicationId}`, retry },
  (event) => onMedicationWritten(documentChange(event), ports.carePorts()),
);

export const recipientWritten = onDocumentWritten({ document: recipientPath, retry }, (event) =>
  onRecipientWritten(documentChange(event), ports.carePorts()),
);

export const doctorWritten = onDocumentWritten({ document: `${recipientPath}/doctors/{entryId}`, retry }, (event) =>
  onEntryWritten('DOCTOR', documentChange(event), ports.carePorts()),
);

export const contactWritten = onDocumentWritten({ document: `${recipientPath}/contacts/{entryId}`, retry }, (event) =>
  onEntryWritten('CONTACT', documentChange(event), ports.carePorts()),
);

export const fanoutCreated = onDocumentCreated({ document: 'fanouts/{fanoutId}', retry }, (event) =>
  runFanout(event.params.fanoutId, ports.fanoutPorts()),
);

export const notificationCreated = onDocumentCreated(
  { document: 'users/{uid}/notifications/{notificationId}', retry },
  (event) => enqueueDeliveries(event.params.uid, event.params.notificationId, ports.enqueuePorts()),
);

export const deliver = onTaskDispatched<DeliverTask>(
  {
    secrets: deliverySecrets,
    retryConfig: { maxAttempts: 5, minBackoffSeconds: 10, maxBackoffSeconds: 300, maxDoublings: 5 },
    rateLimits: { maxConcurrentDispatches: concurrentDeliveries },
  },
  ({ data }) => deliverOnce(data.deliveryId, ports.deliverPorts()),
);

export const exportAudit = callable(exportAuditCall, (input, caller) => exportTrail(input, caller, ports.exportPorts()));

export const sealAudit = onSchedule({ schedule: 'every day 01:30', timeZone: 'Etc/UTC', timeoutSeconds: 540, maxInstances: 1 }, () =>
  sealDays(ports.sealPorts()),
);

export const checkAudit = onSchedule({ schedule: 'every day 02:30', timeZone: 'Etc/UTC', timeoutSeconds: 540, maxInstances: 1 }, () =>
  checkTrails(ports.checkPorts()),
);

export const sweep = onSchedule({ schedule: 'every 1 minutes', timeoutSeconds: 55, maxInstances: 1 }, () =>
  sweepOnce(ports.sweepPorts()),
);

export const familyWritten = onDocumentWritten({ document: 'families/{familyId}', retry }, (event) =>
  onFamilyWritten(documentChange(event), ports.carePorts()),
);

export const invitationWritten = onDocumentWritten(
  { document: 'families/{familyId}/invitations/{invitationId}', retry },
  (event) => onInvitationWritten(documentChange(event), ports.invitationPorts()),
);

export const inviteByEmail = callable(inviteByEmailCall, (input, caller) =>
  sending.inviteByEmail(input, caller, ports.sendInvitationPorts()),
);

export const inviteByCode = callable(inviteByCodeCall, (input, caller) =>
  sending.inviteByCode(input, caller, ports.sendInvitationPorts()),
);

export const resendInvitation = callable(invitationCall, (input, caller) =>
  sending.resendInvitation(input, caller, ports.sendInvitationPorts()),
);

export const lookUpInvitation = openCallable(openInvitationCall, (key, visitor) =>
  answers.lookUpInvitation(key, visitor, ports.answerPorts()),
);

export const acceptInvitation = callable(openInvitationCall, (key, caller) =>
  answers.acceptInvitation(key, caller, ports.answerPorts()),
);

export const declineInvitation = openCallable(openInvitationCall, (key, visitor) =>
  answers.declineInvitation(key, visitor, ports.answerPorts()),
);

export const sendPasswordReset = callable(memberCall, (input, caller) =>
  members.sendPasswordReset(input, caller, ports.passwordResetPorts()),
);

export const expireInvitations = onSchedule({ schedule: 'every day 03:30', maxInstances: 1 }, () =>
  expireOnce(ports.expirePorts()),
);

export const purgeFamilies = onSchedule({ schedule: 'every 60 minutes', timeoutSeconds: 540, maxInstances: 1 }, () =>
  purgeOnce(ports.purgePorts()),
);

export const purgeRecipients = onSchedule({ schedule: 'every 60 minutes', timeoutSeconds: 540, maxInstances: 1 }, () =>
  purgeRecipientsOnce(ports.purgeRecipientsPorts()),
);

export * from './account-triggers';
export * from './operator-triggers';
