import type { TrailRow } from '@carecircle/domain';
import type { Caller } from '../calls/callable';
import { recordLookUp, type TrailPorts } from './trail';

const ROWS = 100;

export interface ReadTrailPorts extends TrailPorts {
  /** The newest entries of the operators' trail. */
  trail(limit: number): Promise<TrailRow[]>;
}

/** What operators looked at and did: each of them sees what the others do, and this very look. */
export async function readTrail(caller: Caller, ports: ReadTrailPorts): Promise<TrailRow[]> {
  await recordLookUp('READ_TRAIL', {}, caller, ports);
  return ports.trail(ROWS);
}
