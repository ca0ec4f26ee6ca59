/** What is measured, the same on both servers. */
export interface Workload {
  readonly title: string;
  /** Operations that run at the same time, over all client processes. */
  readonly width: number;
  /** Documents written by one operation, where that is what is counted. */
  readonly documents: number;
  /** Numbers of client processes to measure it with. */
  readonly processes: readonly number[];
  /** The ratio to reach. */
  readonly target?: number;
}

export const BATCH_SIZE = 100;
export const PAGE_SIZE = 20;

export const WORKLOADS = {
  reads: { title: 'point reads', width: 50, documents: 1, processes: [1, 2], target: 2 },
  writes: { title: 'single writes', width: 50, documents: 1, processes: [1, 2], target: 2 },
  batches: { title: `documents written in batches of ${BATCH_SIZE}`, width: 4, documents: BATCH_SIZE, processes: [1], target: 2 },
  equality: { title: 'queries by equality, 10 of 10,000 documents', width: 10, documents: 1, processes: [1] },
  range: { title: `queries by range, ${PAGE_SIZE} of 10,000 documents`, width: 10, documents: 1, processes: [1] },
  ordered: { title: `queries in order with limit ${PAGE_SIZE} of 10,000 documents`, width: 10, documents: 1, processes: [1] },
} as const satisfies Record<string, Workload>;

export type WorkloadName = keyof typeof WORKLOADS;
