export { compile, type CompileOptions } from './compile';
export { allowCoverage } from './coverage/allows';
export { COVERAGE_PAGE_POLICY, coveragePage } from './coverage/page';
export type { CoverageReport } from './coverage/report';
export { COVERAGE_STYLE } from './coverage/style';
export { isCovered, summaryOf, whatIsMissing, type AllowCoverage } from './coverage/words';
export { createAccessBudget } from './firestore/budget';
export type * from './types';
export { createSet, Duration, RulesPath, type RulesMap, type RulesValue } from './values';
