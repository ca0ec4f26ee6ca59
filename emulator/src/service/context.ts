import type { Credentials, Timestamp } from '../model';
import type { Database } from '../store/types';
import type { AccessBudget } from '../rules/types';
import type { Judgement } from './monitor';
import type { ProjectRules } from './rules-registry';

/** Everything that the handling of one request (or of one message of a stream) depends on. */
export interface RequestContext {
  readonly database: Database;
  readonly credentials: Credentials;
  /** Millisecond resolution: `request.time` of the rules. */
  readonly requestTime: Timestamp;
  readonly rules: ProjectRules;
  /** The look-ups that rules may still make in this request; made on first use. */
  budget?: AccessBudget;
  /** Takes the path of each document that rules look at besides the one that is asked for. */
  readonly onLookup?: (path: string) => void;
  /** Takes the text of each refusal, for the debug log. */
  readonly onDenied: (method: string, target: string, message: string) => void;
  /** Takes each judgement while somebody watches. */
  readonly onJudged?: (judgement: Judgement) => void;
}
