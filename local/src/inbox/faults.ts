import type { Fault } from './wire/exchange';
import type { ProviderName } from './wire/providers';

/** Failures that were asked for: each provider's next requests get them, in turn. */
export class Faults {
  readonly #planned = new Map<ProviderName, Fault[]>();

  /** Lets the next `times` requests to a provider fail. */
  plan(provider: ProviderName, fault: Fault, times: number): void {
    const planned = this.#planned.get(provider) ?? [];
    this.#planned.set(provider, [...planned, ...Array.from({ length: times }, () => fault)]);
  }

  /** The failure for a request that has just come, if one was asked for. */
  take(provider: ProviderName): Fault | undefined {
    return this.#planned.get(provider)?.shift();
  }

  clear(): void {
    this.#planned.clear();
  }
}
