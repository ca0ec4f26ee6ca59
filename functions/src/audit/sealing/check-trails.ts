import { verifyTrail, type Finding, type Trail } from './verify-trail';

export interface CheckPorts {
  /** Families that have a sealed trail. */
  sealedFamilies(): AsyncIterable<string>;
  trail(familyId: string): Promise<Trail>;
  /** Keeps the alarm; once for each finding, however often it is found. */
  alarm(familyId: string, finding: Finding): Promise<void>;
  /** Tells the family's ADMINs of the alarms that they have not been told of yet. */
  tellAdmins(familyId: string): Promise<void>;
  reportChecked(families: number, findings: number): void;
}

/** Verifies every sealed trail, raises an alarm for each finding, and tells those who can act on it. */
export async function checkTrails(ports: CheckPorts): Promise<void> {
  let families = 0;
  let count = 0;
  for await (const familyId of ports.sealedFamilies()) {
    families++;
    const findings = verifyTrail(await ports.trail(familyId));
    count += findings.length;
    for (const finding of findings) await ports.alarm(familyId, finding);
    if (findings.length > 0) await ports.tellAdmins(familyId);
  }
  ports.reportChecked(families, count);
}
