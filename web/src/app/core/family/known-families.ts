import { inject, Service } from '@angular/core';
import { DeviceTrust } from '../session/device-trust';
import { KEYS } from '../storage/keys';

/** How a person came to lose a family, as far as this device knows. */
export interface Parting {
  readonly name: string;
  /** `LOST`: somebody else took the person out, or removed the family. */
  readonly how: 'LEFT' | 'DELETED' | 'LOST';
}

type Names = Readonly<Record<string, string>>;

/**
 * The families whose data this device may hold, by id. Comparing them with what the server confirms shows which were lost, even
 * while the app was closed.
 */
@Service()
export class KnownFamilies {
  private readonly trust = inject(DeviceTrust);
  private readonly unproven = new Set<string>();
  private readonly partings = new Map<string, Parting>();

  /** A family is being founded: until the server has it, its going is no loss. */
  expect(id: string): void {
    this.unproven.add(id);
  }

  arrived(id: string): void {
    this.unproven.delete(id);
  }

  /** The person is parting with a family themselves. */
  parted(id: string, parting: Parting): void {
    this.partings.set(id, parting);
  }

  /** The server refused the parting. */
  stayed(id: string): void {
    this.partings.delete(id);
  }

  /** Takes note of the families that the server confirms. @returns those that were there before and are no more. */
  compare(uid: string, families: readonly { readonly id: string; readonly name: string }[]): Map<string, Parting> {
    const current = new Map(families.map(({ id, name }) => [id, name]));
    const lost = Object.entries(this.read(uid)).filter(([id]) => !current.has(id));
    const names = Object.fromEntries([...current].filter(([id]) => !this.unproven.has(id)));
    this.trust.memory.setItem(KEYS.families, JSON.stringify({ uid, names }));
    return new Map(lost.map(([id, name]) => [id, this.partings.get(id) ?? { name, how: 'LOST' }]));
  }

  private read(uid: string): Names {
    try {
      const kept = JSON.parse(this.trust.memory.getItem(KEYS.families) ?? '{}') as { uid?: string; names?: Names };
      return kept.uid === uid ? (kept.names ?? {}) : {};
    } catch {
      return {};
    }
  }
}
