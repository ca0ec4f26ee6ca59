import { setTimeout as sleep } from 'node:timers/promises';
import { GrpcConnection } from '../raw/grpc';
import { DOCUMENTS } from './pool';

const PAUSE_MS = 50;

/** A well-behaved client that reads one document again and again, over REST and over gRPC. */
export class Canary {
  private readonly latencies: number[] = [];
  private readonly complaints: string[] = [];
  private connection: GrpcConnection;
  private running = true;
  private readonly done: Promise<void>;

  constructor(
    private readonly port: number,
    private readonly limitMs: number,
  ) {
    this.connection = new GrpcConnection(port);
    this.done = this.run();
  }

  get slowestMs(): number {
    return this.latencies.reduce((slowest, latency) => Math.max(slowest, latency), 0);
  }

  get reads(): number {
    return this.latencies.length;
  }

  takeComplaints(): string[] {
    return this.complaints.splice(0);
  }

  async stop(): Promise<void> {
    this.running = false;
    await this.done;
    this.connection.close();
  }

  private async run(): Promise<void> {
    while (this.running) {
      await this.measure('REST', () => this.readByRest());
      await this.measure('gRPC', () => this.readByGrpc());
      await sleep(PAUSE_MS);
    }
  }

  private async measure(protocol: string, read: () => Promise<string | undefined>): Promise<void> {
    const started = performance.now();
    const late = sleep(this.limitMs, 'no answer', { ref: false });
    const complaint = await Promise.race([read().catch((error: unknown) => String(error)), late]);
    const passed = performance.now() - started;
    this.latencies.push(passed);
    if (complaint) this.complaints.push(`canary over ${protocol} after ${Math.round(passed)} ms: ${complaint}`);
  }

  private async readByRest(): Promise<string | undefined> {
    const { status } = await fetch(`http://127.0.0.1:${this.port}/v1/${DOCUMENTS}/canary/1`, {
      headers: { authorization: 'Bearer owner' },
    });
    return status === 200 || status === 404 ? undefined : `status ${status}`;
  }

  private async readByGrpc(): Promise<string | undefined> {
    if (!this.connection.isOpen) this.connection = new GrpcConnection(this.port);
    const { status } = await this.connection.call('GetDocument', { name: `${DOCUMENTS}/canary/1` });
    return status === 0 || status === 5 ? undefined : `status ${status}`;
  }
}
