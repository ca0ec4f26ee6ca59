import { StatusError } from '../model';
import type { Change } from '../store/types';
import { compilePattern, exactPath, type PathMatcher } from './pattern';

export type ChangeKind = 'created' | 'updated' | 'deleted' | 'written';

/** A function of the Functions emulator that wants to hear of changes. */
export interface Trigger {
  /** Its address in the Functions emulator. */
  readonly key: string;
  readonly project: string;
  /** The id of the database. */
  readonly database: string;
  /** As it was registered; the events carry it. */
  readonly eventType: string;
  readonly kind: ChangeKind;
  readonly format: 'v1' | 'v2';
  /** Whether its events tell who made the change. */
  readonly withAuthContext: boolean;
  readonly matches: PathMatcher;
}

const V2_TYPE = /^google\.cloud\.firestore\.document\.v1\.(created|updated|deleted|written)(\.withAuthContext)?$/;
const V1_TYPE = /^providers\/cloud\.firestore\/eventTypes\/document\.(create|update|delete|write)$/;
const V1_KINDS: Record<string, ChangeKind> = {
  create: 'created',
  update: 'updated',
  delete: 'deleted',
  write: 'written',
};
const V1_RESOURCE = /^projects\/[^/]+\/databases\/([^/]+)\/documents\/(.+)$/;

/** A trigger of a second-generation function. Throws INVALID_ARGUMENT when the registration cannot be understood. */
export function parseV2Trigger(project: string, key: string, registration: unknown): Trigger {
  const { eventType, database, document } = members(registration);
  const [, kind, auth] = V2_TYPE.exec(text(eventType)) ?? [];
  if (kind === undefined) throw unknownType(eventType);
  const { value, matchType } = members(document);
  const path = text(value);
  return {
    key,
    project,
    database: text(database) || '(default)',
    eventType: text(eventType),
    kind: kind as ChangeKind,
    format: 'v2',
    withAuthContext: auth !== undefined,
    matches: matchType === 'EXACT' ? exactPath(path) : compilePattern(path),
  };
}

/** A trigger of a first-generation function. Throws INVALID_ARGUMENT when the registration cannot be understood. */
export function parseV1Trigger(project: string, key: string, registration: unknown): Trigger {
  const { eventType, resource } = members(members(registration)['eventTrigger']);
  const kind = V1_KINDS[V1_TYPE.exec(text(eventType))?.[1] ?? ''];
  if (kind === undefined) throw unknownType(eventType);
  const [, database, pattern] = V1_RESOURCE.exec(text(resource)) ?? [];
  if (database === undefined || pattern === undefined) {
    throw new StatusError('INVALID_ARGUMENT', `Unknown trigger resource ${JSON.stringify(resource)}.`);
  }
  return {
    key,
    project,
    database,
    eventType: text(eventType),
    kind,
    format: 'v1',
    withAuthContext: false,
    matches: compilePattern(pattern),
  };
}

/** Whether this change is of the kind that the trigger is for. */
export function concerns({ kind }: Trigger, { before, after }: Change): boolean {
  if (!before && !after) return false;
  switch (kind) {
    case 'created':
      return !before;
    case 'updated':
      return before !== undefined && after !== undefined;
    case 'deleted':
      return !after;
    case 'written':
      return true;
  }
}

function members(json: unknown): Record<string, unknown> {
  return typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {};
}

function text(json: unknown): string {
  return typeof json === 'string' ? json : '';
}

function unknownType(eventType: unknown): StatusError {
  return new StatusError('INVALID_ARGUMENT', `Unknown event type ${JSON.stringify(eventType)}.`);
}
