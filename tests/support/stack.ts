/** Where the running local stack answers, from the environment that the test runner and `npm start` set. */
export interface Stack {
  projectId: string;
  appUrl: string;
  inboxUrl: string;
  functionsUrl: string;
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests through \`npm test\`, which starts the stack they need`);
  return value;
}

export function stack(): Stack {
  required('FIRESTORE_EMULATOR_HOST');
  required('FIREBASE_AUTH_EMULATOR_HOST');
  return {
    projectId: process.env['GCLOUD_PROJECT'] ?? 'demo-carecircle',
    appUrl: required('APP_URL'),
    inboxUrl: required('INBOX_URL'),
    functionsUrl: required('FUNCTIONS_URL'),
  };
}
