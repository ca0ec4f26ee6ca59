import { KEYS } from '../storage/keys';

/** The id of this browser among the person's devices; made at the first question, gone at sign-out. */
export function deviceId(memory: Storage): string {
  const known = memory.getItem(KEYS.deviceId);
  if (known !== null) return known;
  const made = crypto.randomUUID();
  memory.setItem(KEYS.deviceId, made);
  return made;
}
