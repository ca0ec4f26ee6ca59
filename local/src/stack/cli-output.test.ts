import { readCliLine } from './cli-output';

test.each([
  ['│ ✔  All emulators ready! It is now safe to connect your app. │', { kind: 'ready' }],
  [
    '\u001b[31m⬢  functions:\u001b[39m Failed to load function definition from source: FirebaseError: boom',
    { kind: 'functions-broken', reason: 'FirebaseError: boom' },
  ],
  ['✔  functions: Loaded functions definitions from source: audit, sweep.', { kind: 'functions-loaded' }],
  ['Error: Could not start Firestore Emulator', { kind: 'error', reason: 'Could not start Firestore Emulator' }],
  ['i  hosting: Serving hosting files', undefined],
])('readCliLine understands %j', (line, event) => {
  expect(readCliLine(line)).toEqual(event);
});
