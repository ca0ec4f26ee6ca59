import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { CHANNELS } from './message';
import type { CapturedMessage, Channel, StoredMessage } from './message';

/** Older messages are dropped. */
const CAPACITY = 1_000;

export interface Filter {
  readonly channel?: Channel;
  /** Part of the receiver, upper or lower case. */
  readonly to?: string;
  /** ISO instant; only what arrived later. */
  readonly since?: string;
}

/** The captured messages: bounded, in memory, and in a file of JSON lines when they shall outlive a restart. */
export class MessageStore {
  #messages: StoredMessage[] = [];
  readonly #listeners = new Set<(message: StoredMessage) => void>();

  constructor(private readonly file?: string) {
    if (file !== undefined && existsSync(file)) this.#messages = readLines(readFileSync(file, 'utf8'));
  }

  add(message: CapturedMessage, nowMs: number): StoredMessage {
    const stored = { id: randomUUID(), at: new Date(nowMs).toISOString(), ...message };
    this.#messages.push(stored);
    if (this.#messages.length > CAPACITY) {
      this.#messages = this.#messages.slice(-CAPACITY / 2);
      this.#rewrite();
    } else if (this.file !== undefined) {
      appendFileSync(this.file, `${JSON.stringify(stored)}\n`);
    }
    for (const listener of this.#listeners) listener(stored);
    return stored;
  }

  /** Newest first. */
  list({ channel, to, since }: Filter = {}): StoredMessage[] {
    return this.#messages
      .filter((message) => channel === undefined || message.channel === channel)
      .filter((message) => to === undefined || message.to.toLowerCase().includes(to.toLowerCase()))
      .filter((message) => since === undefined || message.at > since)
      .reverse();
  }

  get(id: string): StoredMessage | undefined {
    return this.#messages.find((message) => message.id === id);
  }

  clear(): void {
    this.#messages = [];
    this.#rewrite();
  }

  /** Calls back for each message that arrives from now on; returns how to stop. */
  onArrival(listener: (message: StoredMessage) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #rewrite(): void {
    if (this.file === undefined) return;
    const whole = this.#messages.map((message) => `${JSON.stringify(message)}\n`).join('');
    writeFileSync(`${this.file}.new`, whole);
    renameSync(`${this.file}.new`, this.file);
  }
}

/** The last line may be cut off when the machine lost power; such a line is left out. */
function readLines(text: string): StoredMessage[] {
  return text
    .split('\n')
    .flatMap((line) => {
      try {
        const message = JSON.parse(line) as StoredMessage;
        return CHANNELS.includes(message.channel) ? [message] : [];
      } catch {
        return [];
      }
    })
    .slice(-CAPACITY);
}
