import type { Filter } from '../../../../model';
import type { Change } from '../../../../store/types';
import { aspectOf, conditionOf, keysOf, type Condition } from './condition';

/** Receivers with conditions on one field, by the demanded value. */
interface Aspect<T> {
  readonly condition: Pick<Condition, 'kind' | 'field'>;
  readonly byKey: Map<string, Set<T>>;
}

/** The queries over one collection (or collection group), by a value that they demand of a field where they do. */
export class CollectionRoutes<T> {
  private readonly unconditional = new Set<T>();
  private readonly aspects = new Map<string, Aspect<T>>();

  get isEmpty(): boolean {
    return this.unconditional.size === 0 && this.aspects.size === 0;
  }

  add(where: Filter | undefined, receiver: T): void {
    const condition = conditionOf(where);
    if (!condition) {
      this.unconditional.add(receiver);
      return;
    }
    const name = aspectOf(condition);
    const aspect = this.aspects.get(name) ?? { condition, byKey: new Map<string, Set<T>>() };
    this.aspects.set(name, aspect);
    for (const key of condition.keys) {
      const receivers = aspect.byKey.get(key);
      if (receivers) receivers.add(receiver);
      else aspect.byKey.set(key, new Set([receiver]));
    }
  }

  remove(where: Filter | undefined, receiver: T): void {
    const condition = conditionOf(where);
    if (!condition) {
      this.unconditional.delete(receiver);
      return;
    }
    const name = aspectOf(condition);
    const aspect = this.aspects.get(name);
    for (const key of condition.keys) {
      const receivers = aspect?.byKey.get(key);
      receivers?.delete(receiver);
      if (receivers?.size === 0) aspect?.byKey.delete(key);
    }
    if (aspect?.byKey.size === 0) this.aspects.delete(name);
  }

  /** Adds to `found` whom a change concerns by its state before or after. */
  find({ before, after }: Change, found: Set<T>): void {
    for (const receiver of this.unconditional) found.add(receiver);
    for (const { condition, byKey } of this.aspects.values()) {
      for (const document of [before, after]) {
        if (!document) continue;
        for (const key of keysOf(condition, document)) {
          for (const receiver of byKey.get(key) ?? []) found.add(receiver);
        }
      }
    }
  }
}
