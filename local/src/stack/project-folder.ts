import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { googleCredentials } from './google-credentials';
import { LOOPBACK, PROJECT } from './names';
import type { Ports } from './ports';

/** Where one stack keeps what; everything below `folder`. */
export interface ProjectFolderOptions {
  /** The repository. */
  readonly root: string;
  /** The folder that the Firebase CLI works in; made anew. */
  readonly folder: string;
  readonly ports: Ports;
  /** Where a person opens the app; in development that is not the hosting emulator. */
  readonly appUrl: string;
}

/** Only what is read here; the rest of firebase.json goes through unchanged. */
interface FirebaseJson {
  hosting: { headers: { source: string; headers: { key: string; value: string }[] }[] };
  emulators: Record<string, unknown>;
}

/**
 * Lays out what the Firebase CLI works on: firebase.json with this stack's ports, the rules and the built code by link, the
 * web app as a copy with this stack's addresses in it, and the functions' parameters. So stacks run beside each other and
 * leave nothing in the repository.
 */
export function layOutProject(options: ProjectFolderOptions): void {
  const { root, folder, ports } = options;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.join(folder, 'functions'), { recursive: true });
  const config = JSON.parse(readFileSync(path.join(root, 'firebase.json'), 'utf8')) as FirebaseJson;
  writeJson(path.join(folder, 'firebase.json'), localConfig(config, ports));
  for (const file of ['firestore.rules', 'storage.rules', 'firestore.indexes.json']) {
    symlinkSync(path.join(root, file), path.join(folder, file));
  }
  layOutFunctions(options);
  layOutWeb(options);
}

/** firebase.json for a stack on this machine: its ports, and a content policy that lets the page speak to them. */
export function localConfig(config: FirebaseJson, ports: Ports): FirebaseJson {
  const hosting = structuredClone(config.hosting);
  const origins = [ports.auth, ports.firestore, ports.functions, ports.storage]
    .flatMap((port) => [`http://${LOOPBACK}:${port}`, `http://localhost:${port}`])
    .join(' ');
  for (const header of hosting.headers.flatMap((rule) => rule.headers)) {
    if (header.key === 'Content-Security-Policy') header.value = header.value.replace('connect-src', `connect-src ${origins}`);
  }
  for (const rule of hosting.headers) {
    // A browser that remembers this for 127.0.0.1 would refuse every other local server.
    rule.headers = rule.headers.filter(({ key }) => key !== 'Strict-Transport-Security');
  }
  return { ...config, hosting, emulators: emulatorsOn(ports) };
}

function emulatorsOn(ports: Ports): Record<string, unknown> {
  const at = (port: number): { host: string; port: number } => ({ host: LOOPBACK, port });
  return {
    singleProjectMode: true,
    auth: at(ports.auth),
    functions: at(ports.functions),
    firestore: { ...at(ports.firestore), websocketPort: ports.firestoreWebsocket },
    storage: at(ports.storage),
    hosting: at(ports.hosting),
    tasks: at(ports.tasks),
    eventarc: at(ports.eventarc),
    hub: at(ports.hub),
    logging: at(ports.logging),
    ui: { enabled: false },
  };
}

function layOutFunctions({ root, folder, ports, appUrl }: ProjectFolderOptions): void {
  const functions = path.join(folder, 'functions');
  const source = path.join(root, 'functions');
  cpSync(path.join(source, 'package.json'), path.join(functions, 'package.json'));
  symlinkSync(path.join(source, 'lib'), path.join(functions, 'lib'));
  if (existsSync(path.join(source, 'node_modules'))) {
    symlinkSync(path.join(source, 'node_modules'), path.join(functions, 'node_modules'));
  }
  const inbox = `http://${LOOPBACK}:${ports.inbox}`;
  const credentials = path.join(folder, 'google-credentials.json');
  writeJson(credentials, googleCredentials(inbox));
  writeEnv(path.join(functions, '.env.local'), {
    APP_URL: appUrl,
    EMAIL_FROM: 'CareCircle <care@example.com>',
    TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
    TWILIO_FROM: '+12025550100',
    FCM_BASE_URL: inbox,
    SENDGRID_BASE_URL: inbox,
    TWILIO_BASE_URL: inbox,
    // The Functions emulator starts a process for each delivery that is under way.
    DELIVERY_CONCURRENCY: '3',
    GOOGLE_APPLICATION_CREDENTIALS: credentials,
  });
  writeEnv(path.join(functions, '.secret.local'), { SENDGRID_API_KEY: 'SG.local', TWILIO_AUTH_TOKEN: 'local' });
}

function layOutWeb({ root, folder, ports }: ProjectFolderOptions): void {
  const target = path.join(folder, 'web/dist/web/browser');
  const built = path.join(root, 'web/dist/web/browser');
  mkdirSync(path.join(target, 'assets'), { recursive: true });
  if (!existsSync(built)) return;
  cpSync(built, target, { recursive: true });
  writeWebConfig(path.join(target, 'assets/config.json'), ports);
}

/** The app's run-time configuration, with the addresses of a stack. */
export function writeWebConfig(file: string, ports: Ports): void {
  const config = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>) : { firebase: { projectId: PROJECT } };
  const { auth, firestore, functions, storage } = ports;
  writeJson(file, { ...config, emulators: { auth, firestore, functions, storage } });
}

function writeJson(file: string, value: unknown): void {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}

function writeEnv(file: string, values: Record<string, string>): void {
  const lines = Object.entries(values).map(([key, value]) => `${key}=${JSON.stringify(value)}\n`);
  writeFileSync(file, lines.join(''), { mode: 0o600 });
}
