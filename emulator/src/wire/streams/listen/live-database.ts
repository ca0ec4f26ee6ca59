import type { Commit, Change, Database } from '../../../store/types';
import { MomentMessages } from './messages';
import { ResumeTokens } from './resume-token';
import { Routes, type Interest } from './routing/routes';
import { createView, viewKey, type Delta, type View } from './views';

/** A stream that has targets in a database. */
export interface Subscriber {
  /** Takes what a commit does to one target; `settle` follows when all targets have their share. */
  stage(targetId: number, delta: Delta): void;
  /** Tells the client what was staged, as one snapshot. */
  settle(messages: MomentMessages): void;
  fail(error: unknown): void;
}

/** A target's hold on the view that it shares with others of the same interest. */
export interface Subscription {
  readonly view: View;
  cancel(): void;
}

interface Share {
  readonly subscriber: Subscriber;
  readonly targetId: number;
}

interface Feed {
  readonly view: View;
  readonly shares: Set<Share>;
}

/** The listeners of one database: carries each commit to those whom it concerns, and to nobody else. */
export class LiveDatabase {
  private readonly tokens: ResumeTokens;
  private readonly feeds = new Map<string, Feed>();
  private readonly routes = new Routes<Feed>();

  /** @param runId eight random bytes, see `ResumeTokens` */
  constructor(
    private readonly database: Database,
    runId: Uint8Array,
  ) {
    this.tokens = new ResumeTokens(runId);
    database.onCommit((commit) => this.carry(commit));
  }

  /** Throws StatusError INVALID_ARGUMENT for a query that cannot be run. */
  subscribe(interest: Interest, targetId: number, subscriber: Subscriber): Subscription {
    const key = viewKey(interest);
    let feed = this.feeds.get(key);
    if (!feed) {
      feed = { view: createView(this.database, interest), shares: new Set() };
      this.feeds.set(key, feed);
      this.routes.add(interest, feed);
    }
    const { view, shares } = feed;
    const share = { subscriber, targetId };
    shares.add(share);
    const cancel = (): void => {
      if (!shares.delete(share) || shares.size > 0) return;
      this.feeds.delete(key);
      this.routes.remove(interest, feed);
    };
    return { view, cancel };
  }

  /** The messages about this moment. */
  now(): MomentMessages {
    return new MomentMessages(this.database.now(), this.tokens);
  }

  /** What changed since a client got this token; undefined when the history does not tell, or knows another run. */
  changesSince(resumeToken: Uint8Array): Change[] | undefined {
    const time = this.tokens.decode(resumeToken);
    const former = time && this.database.changesSince(time);
    return former && [...former].map(([path, before]) => ({ path, before, after: this.database.get(path) }));
  }

  private carry(commit: Commit): void {
    if (this.feeds.size === 0) return;
    const concerned = new Set<Subscriber>();
    for (const [feed, changes] of this.route(commit)) this.stage(feed, changes, concerned);
    const messages = new MomentMessages(commit.time, this.tokens);
    for (const subscriber of concerned) guard(subscriber, () => subscriber.settle(messages));
  }

  private route(commit: Commit): Map<Feed, Change[]> {
    const routed = new Map<Feed, Change[]>();
    for (const change of commit.changes) {
      for (const feed of this.routes.find(change)) {
        const changes = routed.get(feed);
        if (changes) changes.push(change);
        else routed.set(feed, [change]);
      }
    }
    return routed;
  }

  private stage({ view, shares }: Feed, changes: Change[], concerned: Set<Subscriber>): void {
    let delta: Delta;
    try {
      delta = view.apply(changes);
    } catch (error) {
      for (const { subscriber } of [...shares]) subscriber.fail(error);
      return;
    }
    if (delta.present.length + delta.gone.length === 0) return;
    for (const { subscriber, targetId } of shares) {
      subscriber.stage(targetId, delta);
      concerned.add(subscriber);
    }
  }
}

/** A stream that fails must neither fail the commit nor the other streams. */
function guard(subscriber: Subscriber, run: () => void): void {
  try {
    run();
  } catch (error) {
    subscriber.fail(error);
  }
}
