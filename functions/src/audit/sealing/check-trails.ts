import { verifyTrail, type Finding, type Trail } from './verify-trail';

export interface CheckPorts {
  /** Families that have a sealed trail. */
  sealedFamilies(): AsyncIterable<string>;
  trail(familyId: string): Promise<Trail>;
  /** Keeps the alarm and tells whoever has to act; once for each finding, however often it is found. */
  alarm(familyId: string, finding: Finding): Promise<void>;
  reportChecked(families: number, findings: number): void;
}

/** Verifies every sealed trail and raises an alarm for each finding. */
export async function checkTrails(ports: CheckPorts): Promise<void> {
  let families = 0;
  let count = 0;
  for await (const familyId of ports.sealedFamilies()) {
    families++;
    for (const finding of verifyTrail(await ports.trail(familyId))) {
      count++;
      await ports.alarm(familyId, finding);
    }
  }
  ports.reportChecked(families, count);
}
