import type { RulesPath} from '../values';
import { wrongType, type Result, type RulesMap } from '../values';
import { overload, type Overload } from './overload';

export const pathMethods: Readonly<Record<string, Overload[]>> = {
  bind: [overload(['path', 'map'], bind)],
};

function bind(path: RulesPath, values: RulesMap): Result {
  const texts = new Map<string, string>();
  for (const [name, value] of values) {
    if (typeof value !== 'string') return wrongType(value, 'string');
    texts.set(name, value);
  }
  return path.bind(texts);
}
