import { setGlobalOptions } from 'firebase-functions/options';
import { onDocumentCreated, onDocumentWritten } from 'firebase-functions/firestore';
import { onSchedule } from 'firebase-functions/scheduler';
import { onTaskDispatched } from 'firebase-functions/tasks';
import type { DeliverTask } from './adapters/task-queue';
import { recordAudit } from './audit/record-audit';
import { checkTrails } from './audit/sealing/check-trails';
import { sealDays } from './audit/sealing/seal-days';
import { concurrentDeliveries, deliverySecrets, region } from './config';
import { onDoseWritten } from './doses/on-dose-written';
import { documentChange } from './events/firestore-event';
import { onMedicationWritten } from './medications/on-medication-written';
import { deliver as deliverOnce } from './notifications/deliver';
import { enqueueDeliveries } from './notifications/enqueue-deliveries';
import { runFanout } from './notifications/run-fanout';
import { sweep as sweepOnce } from './notifications/sweep';
import { auditPorts, carePorts, checkPorts, deliverPorts, enqueuePorts, fanoutPorts, sealPorts, sweepPorts } from './ports';
import { onEntryWritten } from './recipients/on-entry-written';
import { onRecipientWritten } from './recipients/on-recipient-written';

/**
 * Table of triggers. 512 MiB bring a whole CPU, without which an instance takes one request at a time; the handlers mostly wait
 * for the database, so sixteen at once keep one CPU busy. Every handler is idempotent, so every event is retried.
 */
setGlobalOptions({ region, memory: '512MiB', concurrency: 16, maxInstances: 20, timeoutSeconds: 60 });

const retry = true;
const recipientPath = 'families/{familyId}/recipients/{recipientId}';

export const audit = onDocumentWritten({ document: 'families/{path=**}', retry }, (event) =>
  recordAudit(documentChange(event), auditPorts()),
);

export const doseWritten = onDocumentWritten({ document: `${recipientPath}/doses/{doseId}`, retry }, (event) =>
  onDoseWritten(documentChange(event), carePorts()),
);

export const medicationWritten = onDocumentWritten(
  { document: `${recipientPath}/medications/{medicationId}`, retry },
  (event) => onMedicationWritten(documentChange(event), carePorts()),
);

export const recipientWritten = onDocumentWritten({ document: recipientPath, retry }, (event) =>
  onRecipientWritten(documentChange(event), carePorts()),
);

export const doctorWritten = onDocumentWritten({ document: `${recipientPath}/doctors/{entryId}`, retry }, (event) =>
  onEntryWritten('DOCTOR', documentChange(event), carePorts()),
);

export const contactWritten = onDocumentWritten({ document: `${recipientPath}/contacts/{entryId}`, retry }, (event) =>
  onEntryWritten('CONTACT', documentChange(event), carePorts()),
);

export const fanoutCreated = onDocumentCreated({ document: 'fanouts/{fanoutId}', retry }, (event) =>
  runFanout(event.params.fanoutId, fanoutPorts()),
);

export const notificationCreated = onDocumentCreated(
  { document: 'users/{uid}/notifications/{notificationId}', retry },
  (event) => enqueueDeliveries(event.params.uid, event.params.notificationId, enqueuePorts()),
);

export const deliver = onTaskDispatched<DeliverTask>(
  {
    secrets: deliverySecrets,
    retryConfig: { maxAttempts: 5, minBackoffSeconds: 10, maxBackoffSeconds: 300, maxDoublings: 5 },
    rateLimits: { maxConcurrentDispatches: concurrentDeliveries },
  },
  ({ data }) => deliverOnce(data.deliveryId, deliverPorts()),
);

export const sealAudit = onSchedule({ schedule: 'every day 01:30', timeZone: 'Etc/UTC', timeoutSeconds: 540, maxInstances: 1 }, () =>
  sealDays(sealPorts()),
);

export const checkAudit = onSchedule({ schedule: 'every day 02:30', timeZone: 'Etc/UTC', timeoutSeconds: 540, maxInstances: 1 }, () =>
  checkTrails(checkPorts()),
);

export const sweep = onSchedule({ schedule: 'every 1 minutes', timeoutSeconds: 55, maxInstances: 1 }, () =>
  sweepOnce(sweepPorts()),
);
