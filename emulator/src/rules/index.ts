export { compile } from './compile';
export { createAccessBudget } from './firestore/budget';
export type { CompilerOptions } from './evaluator/compiler';
export type * from './types';
export { createSet, Duration, RulesPath, type RulesMap, type RulesValue } from './values';
