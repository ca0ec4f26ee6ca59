import { StatusError, Timestamp, type Credentials } from '../model';
import type { Store } from '../store/types';
import type { DatabaseName } from '../wire/messages';
import type { RequestContext } from './context';
import { parseCredentials } from './credentials';
import type { Log } from './log';
import { RequestMonitor } from './monitor';
import type { RulesRegistry } from './rules-registry';

/** What every transport needs to serve requests: the data, the rules, a clock and a log. */
export class Engine {
  readonly monitor = new RequestMonitor();

  constructor(
    readonly store: Store,
    readonly rules: RulesRegistry,
    readonly log: Log,
    /** The wall clock in milliseconds. */
    private readonly now: () => number,
  ) {}

  /** The context of a request with this `Authorization` header. Throws a StatusError when the header is unusable. */
  open(database: DatabaseName, authorization: string | undefined): RequestContext {
    return this.contextFor(database, parseCredentials(authorization));
  }

  contextFor(name: DatabaseName, credentials: Credentials): RequestContext {
    return {
      database: this.store.database(name.project, name.id),
      credentials,
      requestTime: Timestamp.fromMillis(Math.floor(this.now())),
      rules: this.rules.for(name.project),
      onDenied: this.logDenied,
      onJudged: this.monitor.current,
    };
  }

  /** The same data and rules for requests that those who watch the others do not want to see. */
  unwatched(): Engine {
    return new Engine(this.store, this.rules, this.log, this.now);
  }

  /** The failure to tell the client. Anything but a StatusError is our own mistake: it is logged, loudly. */
  failure(error: unknown, during: string): StatusError {
    if (error instanceof StatusError) return error;
    this.log.error(`Internal error in ${during}`, error);
    return new StatusError('INTERNAL', `Internal error in ${during}. See the log of the Firestore engine.`);
  }

  private readonly logDenied = (method: string, target: string, message: string): void => {
    this.log.debug(`denied ${method} ${target}: ${message.trim()}`);
  };
}
