import * as fake from 'fake-indexeddb';

// jsdom has no database and no media queries. (The package's own `auto` entry is dropped by bundlers: it claims to have no side effects.)
Object.assign(globalThis, { ...fake, matchMedia: () => ({ matches: false }) });
