/** The limits of the rules language, from the vendor's documentation and measurements of its compiler and evaluator. */
export const Limits = {
  /** Bytes of source text; the measured ceiling lies just below 256 KiB. */
  sourceBytes: 262_142,
  /** An operand at this level is refused; what groups, operators, lists and calls of functions enclose lies deeper. */
  expressionLevels: 100,
  /** Height of one expression's tree of any shape, so that no recursion over it can exhaust the stack. */
  expressionHeight: 500,
  /** Evaluated expressions of one request. */
  expressions: 1000,
  /** Functions on one call stack: the compiler says 20 but takes 21. */
  callDepth: 21,
  /** Bindings of one function: the compiler says 10 but takes 11. */
  variables: 11,
  parameters: 7,
  matchDepth: 10,
  pathSegments: 100,
  captures: 20,
  /** Documents that rules may look up for one operation, for all operations of a request, and from Storage rules. */
  accessesPerOperation: 10,
  accessesPerRequest: 20,
  accessesFromStorage: 2,
  /** Queries are proven once for each alternative of their filter. */
  disjuncts: 30,
} as const;
