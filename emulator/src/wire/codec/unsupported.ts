import { StatusError } from '../../model';

const unsupported = (what: string): StatusError => new StatusError('UNIMPLEMENTED', `${what} is not supported.`);

/** Refused rather than ignored, for the answer would be one to another question. */
export const vectorSearchUnsupported = (): StatusError => unsupported('Vector search (find_nearest)');

/** Refused rather than ignored: who asks only for the plan of a query must not be sent its result. */
export const explainUnsupported = (): StatusError => unsupported('Query explain (explain_options)');
