/** Where Eleanor lives when the machine keeps no place's time, as servers do. */
const HOME = 'America/New_York';

/** The machine's own time zone, so that her day is that of whoever looks at the demo. */
export function demoTimeZone(machine = new Intl.DateTimeFormat().resolvedOptions().timeZone): string {
  return /^(UTC|GMT|Etc\/.*)$/.test(machine) ? HOME : machine;
}
