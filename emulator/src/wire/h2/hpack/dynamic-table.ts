import type { HeaderField } from './static-table';

/** What each entry counts beside its characters (RFC 7541, 4.1). */
export const ENTRY_OVERHEAD = 32;

/** The latest header fields of a connection, newest first. */
export class DynamicTable {
  /** Oldest first. */
  private readonly fields: HeaderField[] = [];
  private size = 0;

  constructor(private capacity: number) {}

  /** 0 is the newest. */
  get(index: number): HeaderField | undefined {
    return this.fields[this.fields.length - 1 - index];
  }

  /** One that is larger than the table empties it. */
  add(field: HeaderField): void {
    this.fields.push(field);
    this.size += sizeOf(field);
    this.evict();
  }

  resize(capacity: number): void {
    this.capacity = capacity;
    this.evict();
  }

  private evict(): void {
    while (this.size > this.capacity) this.size -= sizeOf(this.fields.shift() as HeaderField);
  }
}

const sizeOf = ([name, value]: HeaderField): number => name.length + value.length + ENTRY_OVERHEAD;
