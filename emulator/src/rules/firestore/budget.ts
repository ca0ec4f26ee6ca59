import { Limits } from '../limits';
import type { AccessBudget } from '../types';

/** Counts the different documents that rules look up, for one operation and for all of one client request. */
export class RequestAccessBudget implements AccessBudget {
  private readonly known = new Set<string>();
  private ofOperation = 0;

  startOperation(): void {
    this.ofOperation = 0;
  }

  charge(document: string): boolean {
    if (this.known.has(document)) return true;
    if (this.ofOperation >= Limits.accessesPerOperation || this.known.size >= Limits.accessesPerRequest) return false;
    this.known.add(document);
    this.ofOperation += 1;
    return true;
  }
}

/** The account of one client request; a batch or a transaction is one request of several operations. */
export function createAccessBudget(): AccessBudget {
  return new RequestAccessBudget();
}
