import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Clock } from '../clock/clock';
import { FunctionsHost } from '../clock/functions-host';
import { Inbox } from '../inbox/inbox';
import type { Child } from './child';
import type { CliEvent } from './cli-output';
import { startFirebaseCli, temporaryFolder } from './firebase-cli';
import { LOOPBACK, PROJECT } from './names';
import { requireFreePorts } from './ports';
import type { Ports } from './ports';
import { layOutProject } from './project-folder';
import { requireSoundRules } from './rules-check';
import { exportData, SavedData } from './saved-data';
import type { Warden } from './warden';

export interface StackOptions {
  readonly root: string;
  /** Where this stack keeps its data, logs and temporary files. */
  readonly folder: string;
  readonly ports: Ports;
  readonly engine: 'own' | 'official';
  /** Whether data is saved at the end and found again at the next start. */
  readonly keepData: boolean;
  /** Where a person opens the app; the hosting emulator unless told otherwise. */
  readonly appUrl?: string;
  readonly onEvent?: (event: CliEvent) => void;
  readonly onLine?: (line: string) => void;
  readonly warden: Warden;
}

const SAVE_INTERVAL = 60_000;
/** A clean end saves the data first; a large family takes its time. */
const STOP_GRACE = 30_000;

/** A running CareCircle on this machine: the emulators with the functions, the inbox and the clock. */
export class Stack {
  /** The Firebase CLI's end, clean or not. */
  readonly exited: Promise<number>;
  #saving: NodeJS.Timeout | undefined;
  #stopped: Promise<void> | undefined;

  private constructor(
    readonly options: StackOptions,
    /** Whether this start found saved data. */
    readonly resumed: boolean,
    readonly clock: Clock,
    readonly inbox: Inbox,
    private readonly cli: Child,
    private readonly data: SavedData | undefined,
  ) {
    this.exited = cli.exited;
    if (data) this.#saveEachMinute(data);
  }

  /**
   * Brings everything up; what was started is stopped again when a part of it fails.
   * @throws Problem for a port in use, broken rules, functions that do not load, or emulators that do not start
   */
  static async start(options: StackOptions): Promise<Stack> {
    const { root, folder, ports, keepData, warden } = options;
    await requireFreePorts(ports);
    await requireSoundRules(root, options.engine);
    const project = path.join(folder, 'project');
    layOutProject({ root, folder: project, ports, appUrl: options.appUrl ?? `http://${LOOPBACK}:${ports.hosting}` });
    const data = keepData ? new SavedData(path.join(folder, 'exports')) : undefined;
    data?.prune();
    const importFrom = data?.newest();
    const clock = new Clock({ host: new FunctionsHost(`http://${LOOPBACK}:${ports.functions}`, PROJECT), now: Date.now });
    const inbox = new Inbox({ port: ports.inbox, ...(keepData ? { file: path.join(folder, 'inbox.jsonl') } : {}), fireClock: (name) => clock.fire(name) });
    try {
      await inbox.listen();
      const cli = await startFirebaseCli({
        root,
        project,
        folder,
        engine: options.engine,
        ...(importFrom ? { importFrom } : {}),
        ...(data ? { exportTo: data.next(Date.now()) } : {}),
        ...(options.onEvent ? { onEvent: options.onEvent } : {}),
        ...(options.onLine ? { onLine: options.onLine } : {}),
        warden,
      });
      clock.start();
      return new Stack(options, importFrom !== undefined, clock, inbox, cli, data);
    } catch (error) {
      await inbox.close();
      throw error;
    }
  }

  /** Where everything answers, as tests and the SDKs read it from their environment. */
  get environment(): Record<string, string> {
    const { ports } = this.options;
    const at = (port: number): string => `${LOOPBACK}:${port}`;
    return {
      GCLOUD_PROJECT: PROJECT,
      FIRESTORE_EMULATOR_HOST: at(ports.firestore),
      FIREBASE_AUTH_EMULATOR_HOST: at(ports.auth),
      FIREBASE_STORAGE_EMULATOR_HOST: at(ports.storage),
      CLOUD_TASKS_EMULATOR_HOST: at(ports.tasks),
      FIREBASE_EMULATOR_HUB: at(ports.hub),
      FUNCTIONS_URL: `http://${at(ports.functions)}`,
      INBOX_URL: `http://${at(ports.inbox)}`,
      APP_URL: this.options.appUrl ?? `http://${at(ports.hosting)}`,
      // Google's libraries would look for a metadata server, which only exists in Google's data centres.
      METADATA_SERVER_DETECTION: 'none',
    };
  }

  /** Stops every part in order; the data is saved first when this stack keeps it. Asked twice, it stops once. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  async #stop(): Promise<void> {
    clearInterval(this.#saving);
    this.clock.stop();
    await this.cli.stop(STOP_GRACE);
    await this.inbox.close();
    this.data?.prune();
    rmSync(temporaryFolder(this.options.folder), { recursive: true, force: true });
  }

  /** So that a machine that loses power loses a minute at most. */
  #saveEachMinute(data: SavedData): void {
    let busy = false;
    const save = async (): Promise<void> => {
      if (busy) return;
      busy = true;
      try {
        await exportData(this.options.ports.hub, data.next(Date.now()));
        data.prune();
      } catch (error) {
        this.options.onLine?.(`The data could not be saved just now: ${String(error)}`);
      } finally {
        busy = false;
      }
    };
    this.#saving = setInterval(() => void save(), SAVE_INTERVAL);
  }
}

/** Removes everything that a stack has kept. */
export function forget(folder: string): void {
  if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
  rmSync(temporaryFolder(folder), { recursive: true, force: true });
}
