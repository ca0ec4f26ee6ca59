import './global-options';
import { onDocumentCreated, onDocumentWritten } from 'firebase-functions/firestore';
import { onSchedule } from 'firebase-functions/scheduler';
import { onTaskDispatched } from 'firebase-functions/tasks';
import type { DeliverTask } from './adapters/task-queue';
import { recordAudit } from './audit/record-audit';
import { concurrentDeliveries, deliverySecrets } from './config';
import { onDoseWritten } from './doses/on-dose-written';
import { createdDocument, documentChange } from './events/firestore-event';
import { onMedicationWritten } from './medications/on-medication-written';
import { deliver as deliverOnce } from './notifications/deliver';
import { enqueueDeliveries } from './notifications/enqueue-deliveries';
import { runFanout } from './notifications/run-fanout';
import { sweep as sweepOnce } from './notifications/sweep';
import { auditPorts, carePorts, deliverPorts, enqueuePorts, fanoutPorts, sweepPorts } from './ports';
import { onRecipientCreated } from './recipients/on-recipient-created';

/** Table of triggers. Every handler is idempotent, so every event is retried. */
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

export const recipientCreated = onDocumentCreated({ document: recipientPath, retry }, (event) =>
  onRecipientCreated(createdDocument(event), carePorts()),
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

export const sweep = onSchedule({ schedule: 'every 1 minutes', timeoutSeconds: 55, maxInstances: 1 }, () =>
  sweepOnce(sweepPorts()),
);

export * from './account-triggers';
