/** The project that local stacks run as; `demo-` projects never speak to Google. */
export const PROJECT = 'demo-carecircle';
export const LOOPBACK = '127.0.0.1';
/** The emulators that a stack starts, as the Firebase CLI names them. */
export const EMULATORS = ['auth', 'functions', 'firestore', 'storage', 'hosting', 'tasks', 'eventarc'] as const;
