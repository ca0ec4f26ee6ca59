import type { RulesMap } from './value';

/** `after.diff(before)`, from which the names of the keys that differ can be asked. */
export class MapDiff {
  constructor(
    readonly after: RulesMap,
    readonly before: RulesMap,
  ) {}
}
