/** Every zone of this browser, with the one given and its own in any case. */
export function timeZones(...more: string[]): string[] {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return [...new Set([...Intl.supportedValuesOf('timeZone'), own, ...more])].sort();
}
