import { runFanout, type FanoutPorts } from './run-fanout';

/** A delivery that has been due for so long has no task that will come. */
export const SWEEP_AFTER_MS = 30_000;

/** Most of a kind that one run takes up; the next run, a minute later, takes more. */
const FANOUTS_PER_RUN = 50;
const DELIVERIES_PER_RUN = 500;

const MINUTE_MS = 60_000;

export interface SweepPorts extends FanoutPorts {
  /** Ids of fan-outs that are due at this instant, longest first. */
  dueFanouts(until: Date, limit: number): Promise<string[]>;
  dueDeliveries(until: Date, limit: number): Promise<string[]>;
  enqueue(deliveryId: string, occasion: string, at: Date): Promise<void>;
  reportSwept(fanouts: number, deliveries: number): void;
}

/** Each minute: resumes what a killed worker, a lost event or a lost task left. Its cost grows with what was left only. */
export async function sweep(ports: SweepPorts): Promise<void> {
  const nowMs = ports.now();
  const fanouts = await ports.dueFanouts(new Date(nowMs), FANOUTS_PER_RUN);
  const failures = await resume(fanouts, ports);
  const deliveries = await ports.dueDeliveries(new Date(nowMs - SWEEP_AFTER_MS), DELIVERIES_PER_RUN);
  const occasion = `sweep-${Math.floor(nowMs / MINUTE_MS)}`;
  await Promise.all(deliveries.map((id) => ports.enqueue(id, occasion, new Date(nowMs))));
  if (fanouts.length + deliveries.length > 0) ports.reportSwept(fanouts.length, deliveries.length);
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} fan-outs could not be resumed`);
}

/** One fan-out after the other; one that fails keeps no other from being resumed. */
async function resume(fanoutIds: readonly string[], ports: FanoutPorts): Promise<unknown[]> {
  const failures: unknown[] = [];
  for (const fanoutId of fanoutIds) {
    try {
      await runFanout(fanoutId, ports);
    } catch (error) {
      failures.push(error);
    }
  }
  return failures;
}
