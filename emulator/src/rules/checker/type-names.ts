import type { TypeTest } from '../syntax/tree';
import type { Issues } from './issues';

const TYPE_NAMES: ReadonlySet<string> = new Set([
  ...['bool', 'int', 'float', 'number', 'string', 'bytes', 'list', 'map', 'set', 'map_diff'],
  ...['timestamp', 'duration', 'latlng', 'path', 'constraint'],
]);

/** Reports `value is type` for a type that the language does not have. */
export function checkTypeName({ type, typeSpan }: TypeTest, issues: Issues): void {
  if (TYPE_NAMES.has(type)) return;
  issues.error(`Unknown type: ${type}. Use one of ${[...TYPE_NAMES].join(', ')}.`, typeSpan);
}
