import { InjectionToken } from '@angular/core';

/** Starts the app anew, on its first page. */
export const RESTART = new InjectionToken<() => void>('Restart', { providedIn: 'root', factory: () => () => location.assign('/today') });
