import { formatFieldPath, identicalValues, type Credentials, type MapValue } from '../model';
import type { Change, Commit } from '../store/types';
import { documentText, formatTimestamp } from '../wire/codec/json';
import type { Trigger } from './trigger';

/** One change of one document, on its way to one trigger. */
export interface FirestoreEvent {
  /** The same in every attempt to deliver it. */
  readonly id: string;
  readonly trigger: Trigger;
  /** `projects/P/databases/D/documents` */
  readonly root: string;
  readonly commit: Commit;
  readonly change: Change;
}

/** Where databases are in the emulator suite. */
const LOCATION = 'us-central1';

/** The content type and the body of the request that brings an event to its function. */
export function eventRequest(event: FirestoreEvent): { contentType: string; body: string } {
  return event.trigger.format === 'v2'
    ? { contentType: 'application/cloudevents+json; charset=UTF-8', body: cloudEvent(event) }
    : { contentType: 'application/json', body: legacyEvent(event) };
}

/** A CloudEvent in structured mode, as firebase-functions reads it. */
function cloudEvent(event: FirestoreEvent): string {
  const { trigger, commit, change } = event;
  const attributes = {
    specversion: '1.0',
    id: event.id,
    source: `//firestore.googleapis.com/projects/${trigger.project}/databases/${trigger.database}`,
    type: trigger.eventType,
    time: formatTimestamp(commit.time),
    subject: `documents/${change.path}`,
    datacontenttype: 'application/json',
    location: LOCATION,
    project: trigger.project,
    database: trigger.database,
    namespace: '(default)',
    document: change.path,
    ...(trigger.withAuthContext ? authContext(trigger.project, commit.author) : {}),
  };
  return `${JSON.stringify(attributes).slice(0, -1)},"data":${dataText(event)}}`;
}

/** The form of first-generation functions. */
function legacyEvent(event: FirestoreEvent): string {
  const { trigger, commit, change, root } = event;
  const context = {
    eventId: event.id,
    timestamp: formatTimestamp(commit.time),
    eventType: trigger.eventType,
    resource: { service: 'firestore.googleapis.com', name: `${root}/${change.path}` },
  };
  return `{"data":${dataText(event)},"context":${JSON.stringify(context)}}`;
}

/** DocumentEventData: the document after (`value`) and before (`oldValue`), and what an update changed. */
function dataText({ change: { before, after }, root }: FirestoreEvent): string {
  const members: string[] = [];
  if (after) members.push(`"value":${documentText(after, root)}`);
  if (before) members.push(`"oldValue":${documentText(before, root)}`);
  if (before && after) {
    const fieldPaths = changedFields(before.fields, after.fields).map(formatFieldPath);
    members.push(`"updateMask":${JSON.stringify({ fieldPaths })}`);
  }
  return `{${members.join(',')}}`;
}

/** The paths of the fields that differ; where both sides are maps, of those within. */
function changedFields(before: MapValue, after: MapValue, prefix: readonly string[] = []): string[][] {
  const changed: string[][] = [];
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const path = [...prefix, name];
    const left = before.get(name);
    const right = after.get(name);
    if (left instanceof Map && right instanceof Map) changed.push(...changedFields(left, right, path));
    else if (left === undefined || right === undefined || !identicalValues(left, right)) changed.push(path);
  }
  return changed;
}

/** Who made the change, in the words of the events with auth context. */
function authContext(project: string, author: Credentials): Record<string, string> {
  switch (author.kind) {
    case 'admin':
      return { authtype: 'service_account', authid: `firebase-adminsdk@${project}.iam.gserviceaccount.com` };
    case 'user':
      return { authtype: 'unknown', authid: author.uid };
    case 'anonymous':
      return { authtype: 'unauthenticated' };
  }
}
