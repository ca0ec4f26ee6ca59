import { conversionFailure, fromStored, RulesPath, type Result, type RulesValue } from '../values';
import { overload, type Builtin, type Overload } from './overload';
import { floatText, intOfFloat, parseFloatText, parseIntText } from './text';

const toStringOverloads: Overload[] = [
  overload(['int'], String),
  overload(['float'], floatText),
  overload(['null'], () => 'null'),
  overload(['string'], (text) => text),
  overload(['bool'], String),
  overload(['path'], pathText),
];

/** `string(x)`; also converts the elements of `list.join`. */
export const stringFunction: Builtin = { name: 'string', overloads: toStringOverloads };

/** The functions without a namespace that turn one value into another. */
export const conversions: readonly Builtin[] = [
  stringFunction,
  {
    name: 'int',
    overloads: [
      overload(['int'], (value) => value),
      overload(['float'], intOfFloat),
      overload(['string'], (text) => parseIntText(text) ?? conversionFailure(text, 'string', 'int')),
    ],
  },
  {
    name: 'float',
    overloads: [
      overload(['int'], Number),
      overload(['float'], (value) => value),
      overload(['string'], (text) => parseFloatText(text) ?? conversionFailure(text, 'string', 'float')),
    ],
  },
  { name: 'path', overloads: [overload(['string'], (text): Result => RulesPath.parse(text))] },
];

function pathText(path: RulesValue): string {
  return String(fromStored(path));
}
