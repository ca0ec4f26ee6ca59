import { StatusError, type Document } from '../../../model';
import { authorizeGet } from '../../../service/authorize';
import type { RequestContext } from '../../../service/context';
import type { StreamSession, StreamSink } from '../../../service/stream';
import type { DatabaseName, InvalidTarget, ListenRequest, ListenResponse, ListenTarget } from '../../messages';
import type { Timers } from '../../timers';
import { assertReaderKeepsUp, ReaderPace } from '../slow-reader';
import type { LiveDatabase, Subscriber, Subscription } from './live-database';
import type { MomentMessages } from './messages';
import { permissionFor, type Permission } from './permission';
import { Staging } from './staging';
import type { Delta } from './views';

/** What a Listen stream needs of the server. */
export interface ListenPorts {
  /** A fresh context for one message of the stream. */
  contextOf(database: DatabaseName): RequestContext;
  liveOf(context: RequestContext): LiveDatabase;
  /** The failure to tell the client; logs what is no StatusError. */
  failure(error: unknown): StatusError;
  readonly timers: Timers;
  /** Told once, when the stream is over. */
  onEnd(session: ListenSession): void;
}

/** One Listen stream: its targets, and what their client is told. */
export class ListenSession implements StreamSession<ListenRequest>, Subscriber {
  private readonly targets = new Map<number, Target>();
  /** Targets whose permission rests on something that has changed. */
  private readonly doubtful = new Set<number>();
  /** Hears of changes to what the permissions of targets rest on. */
  private readonly doubts: Subscriber = {
    stage: (targetId) => void this.doubtful.add(targetId),
    settle: () => {
      if (!this.ended && !this.pace.isBehind()) this.judgeAgain();
    },
    fail: (error) => this.fail(error),
  };
  private readonly staging = new Staging();
  private readonly pace: ReaderPace;
  private database?: DatabaseName;
  private ended = false;
  private quiet = false;

  constructor(
    private readonly ports: ListenPorts,
    private readonly sink: StreamSink<ListenResponse>,
  ) {
    const catchUp = (): void => {
      try {
        this.judgeAgain();
        this.tellStaged();
      } catch (error) {
        this.fail(error);
      }
    };
    this.pace = new ReaderPace(sink, ports.timers, catchUp, (error) => this.fail(error));
  }

  receive({ database, addTarget, removeTarget }: ListenRequest): void {
    if (this.ended) return;
    this.database = database;
    try {
      assertReaderKeepsUp(this.sink);
      if (addTarget) this.addTarget(this.ports.contextOf(database), addTarget);
      if (removeTarget !== undefined) this.removeTarget(removeTarget);
    } catch (error) {
      this.fail(error);
    }
  }

  reject(error: StatusError): void {
    this.fail(error);
  }

  finish(): void {
    if (this.release()) this.sink.end();
  }

  close(): void {
    this.release();
  }

  fail(error: unknown): void {
    const status = this.ports.failure(error);
    if (this.release()) this.sink.end(status);
  }

  stage(targetId: number, delta: Delta): void {
    this.staging.add(targetId, delta);
  }

  /** A client that is behind is told later, of several commits as one snapshot. */
  settle(messages: MomentMessages): void {
    if (!this.ended && !this.pace.isBehind()) this.tell(messages);
  }

  /**
   * Called at regular intervals: says that nothing happened when nothing was said since the last call. Clients take two
   * minutes of silence for a dead connection.
   */
  keepAlive(): void {
    if (this.quiet && this.targets.size > 0 && this.staging.isEmpty) this.tell(this.now());
    this.quiet = true;
  }

  private now(): MomentMessages {
    if (!this.database) throw new Error('A stream without a database has no time.');
    return this.ports.liveOf(this.ports.contextOf(this.database)).now();
  }

  /** Tells what was held back: no later snapshot may come before it. */
  private tellStaged(): void {
    if (!this.staging.isEmpty) this.tell(this.now());
  }

  private tell(messages: MomentMessages): void {
    this.judgeAgain();
    for (const message of this.staging.take(messages, (document) => this.mayRead(document))) this.send(message);
    this.send(messages.snapshot());
  }

  private addTarget(context: RequestContext, target: ListenTarget | InvalidTarget): void {
    const targetId = target.targetId || this.unusedTargetId();
    if (this.targets.has(targetId)) {
      throw new StatusError('INVALID_ARGUMENT', `Target id ${targetId} is already in use on this stream.`);
    }
    try {
      if ('cause' in target) throw target.cause;
      const permission = permissionFor(context, target);
      this.start(targetId, permission, target, this.ports.liveOf(context));
    } catch (error) {
      return this.refuse(targetId, error);
    }
    if ('once' in target && target.once) this.removeTarget(targetId);
  }

  /** Everything that can fail comes before the first message. */
  private start(
    targetId: number,
    { interests, basis }: Permission,
    request: ListenTarget,
    live: LiveDatabase,
  ): void {
    const subscriptions: Subscription[] = [];
    const { resumeToken, readTime } = request;
    const target: Target = { request, subscriptions, basis: [] };
    this.targets.set(targetId, target);
    for (const interest of interests) subscriptions.push(live.subscribe(interest, targetId, this));
    target.basis = this.watch(targetId, basis, live);
    const missed = resumeToken && this.missedSince(resumeToken, live, subscriptions);
    const staging = new Staging();
    for (const delta of missed ?? subscriptions.map(({ view }) => view.current())) staging.add(targetId, delta);
    this.tellStaged();
    const messages = live.now();
    const documents = staging.take(messages, (document) => this.mayRead(document));
    this.send({ kind: 'targetChange', change: 'ADD', targetIds: [targetId] });
    const returning = resumeToken?.length || readTime;
    if (returning && !missed) this.send({ kind: 'targetChange', change: 'RESET', targetIds: [targetId] });
    for (const message of documents) this.send(message);
    this.send(messages.current([targetId]));
    this.send(messages.snapshot());
  }

  /**
   * Whoever may no longer read what a target asks for loses it before anything more is told: each commit to a document that
   * the rules looked at puts the question again.
   */
  private judgeAgain(): void {
    for (const targetId of [...this.doubtful]) {
      this.doubtful.delete(targetId);
      const target = this.targets.get(targetId);
      if (!target || !this.database) continue;
      try {
        const context = this.ports.contextOf(this.database);
        const { basis } = permissionFor(context, target.request);
        const former = target.basis;
        target.basis = this.watch(targetId, basis, this.ports.liveOf(context));
        for (const subscription of former) subscription.cancel();
      } catch (error) {
        this.refuse(targetId, error);
      }
    }
  }

  private watch(targetId: number, paths: Iterable<string>, live: LiveDatabase): Subscription[] {
    return Array.from(paths, (path) => live.subscribe({ path }, targetId, this.doubts));
  }

  private refuse(targetId: number, error: unknown): void {
    this.cancelTarget(targetId);
    this.send({ kind: 'targetChange', change: 'REMOVE', targetIds: [targetId], cause: this.ports.failure(error) });
  }

  /** What a returning client missed; undefined when only the whole result can tell. */
  private missedSince(token: Uint8Array, live: LiveDatabase, subscriptions: Subscription[]): Delta[] | undefined {
    const changes = live.changesSince(token);
    if (!changes) return undefined;
    const deltas = subscriptions.map(({ view }) => view.replay(changes));
    return deltas.every((delta) => delta !== undefined) ? deltas : undefined;
  }

  /** An unknown target is no error: it may have been refused meanwhile. */
  private removeTarget(targetId: number): void {
    if (!this.cancelTarget(targetId)) return;
    this.send({ kind: 'targetChange', change: 'REMOVE', targetIds: [targetId] });
  }

  private cancelTarget(targetId: number): boolean {
    const target = this.targets.get(targetId);
    for (const subscription of [...(target?.subscriptions ?? []), ...(target?.basis ?? [])]) subscription.cancel();
    this.doubtful.delete(targetId);
    this.staging.forget(targetId);
    return this.targets.delete(targetId);
  }

  private unusedTargetId(): number {
    let id = 1;
    while (this.targets.has(id)) id++;
    return id;
  }

  private mayRead(document: Document): boolean {
    if (!this.database) return false;
    try {
      authorizeGet(this.ports.contextOf(this.database), document.path, document);
      return true;
    } catch (error) {
      if (error instanceof StatusError) return false;
      throw error;
    }
  }

  private send(message: ListenResponse): void {
    this.quiet = false;
    this.sink.send(message);
  }

  /** Whether the stream was still open. */
  private release(): boolean {
    if (this.ended) return false;
    this.ended = true;
    this.pace.stop();
    for (const targetId of [...this.targets.keys()]) this.cancelTarget(targetId);
    this.ports.onEnd(this);
    return true;
  }
}

interface Target {
  readonly request: ListenTarget;
  readonly subscriptions: readonly Subscription[];
  /** Watches what the permission rests on. */
  basis: Subscription[];
}
