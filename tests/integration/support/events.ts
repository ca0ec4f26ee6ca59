import { stack } from '../../support/stack';

interface StoredDocument {
  name: string;
  fields: Record<string, unknown>;
  createTime: string;
  updateTime: string;
}

export interface Redelivery {
  /** The exported name of the function. */
  trigger: string;
  type: 'written' | 'created';
  path: string;
  /** The id of the event that is repeated. */
  eventId: string;
  /** Fields, in REST form, in which the document differed before; without it the document is new. */
  before?: Record<string, unknown>;
}

/** The document as the REST interface shows it. */
async function stored(path: string): Promise<StoredDocument> {
  const root = `http://${process.env['FIRESTORE_EMULATOR_HOST']}/v1/projects/${stack().projectId}/databases/(default)`;
  const answer = await fetch(`${root}/documents/${path}`, { headers: { authorization: 'Bearer owner' } });
  if (!answer.ok) throw new Error(`cannot read ${path}: ${answer.status}`);
  return (await answer.json()) as StoredDocument;
}

/** How often triggers may have been registered anew since the stack started. */
const GENERATIONS = 20;

/** Hands a trigger its event once more and waits until it has handled it. */
export async function redeliver({ trigger, type, path, eventId, before }: Redelivery): Promise<void> {
  const { projectId, functionsUrl } = stack();
  const value = await stored(path);
  const oldValue = before && { ...value, fields: { ...value.fields, ...before } };
  const body = JSON.stringify({
    specversion: '1.0',
    id: eventId,
    source: `//firestore.googleapis.com/projects/${projectId}/databases/(default)`,
    type: `google.cloud.firestore.document.v1.${type}`,
    time: value.updateTime,
    subject: `documents/${path}`,
    datacontenttype: 'application/json',
    location: 'us-central1',
    project: projectId,
    database: '(default)',
    namespace: '(default)',
    document: path,
    data: { value, ...(oldValue && { oldValue }) },
  });
  for (let generation = 0; generation < GENERATIONS; generation++) {
    const key = `us-central1-${trigger}-${generation}`;
    const answer = await fetch(`${functionsUrl}/functions/projects/${projectId}/triggers/${key}`, {
      method: 'POST',
      headers: { 'content-type': 'application/cloudevents+json' },
      body,
    });
    if (answer.status === 200) return;
    if (answer.status !== 404) throw new Error(`${trigger} answered ${answer.status}: ${await answer.text()}`);
  }
  throw new Error(`the Functions emulator knows no trigger ${trigger}`);
}

/** Hands the task of a delivery to its function once more. */
export async function redeliverTask(deliveryId: string): Promise<void> {
  const { projectId, functionsUrl } = stack();
  const answer = await fetch(`${functionsUrl}/${projectId}/us-central1/deliver`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-cloudtasks-queuename': 'deliver', 'x-cloudtasks-taskname': 'again' },
    body: JSON.stringify({ data: { deliveryId } }),
  });
  if (!answer.ok) throw new Error(`deliver answered ${answer.status}: ${await answer.text()}`);
}
