import type { IconName } from '../../ui/icon/icons';

export interface NavItem {
  readonly path: string;
  /** Its key in the catalogue is `nav.` and this. */
  readonly name: string;
  readonly icon: IconName;
  /** Which bar shows it: the bottom bar of phones has room for four. */
  readonly bar: 'both' | 'phone' | 'side';
}

export const NAV_ITEMS: readonly NavItem[] = [
  { path: '/today', name: 'today', icon: 'sunrise', bar: 'both' },
  { path: '/medications', name: 'medications', icon: 'pill', bar: 'both' },
  { path: '/activity', name: 'activity', icon: 'activity', bar: 'both' },
  { path: '/recipients', name: 'recipients', icon: 'heart', bar: 'side' },
  { path: '/family', name: 'family', icon: 'family', bar: 'side' },
  { path: '/settings', name: 'settings', icon: 'settings', bar: 'side' },
  { path: '/more', name: 'more', icon: 'more', bar: 'phone' },
];
