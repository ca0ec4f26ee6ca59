import type { Engine } from '../../service/engine';

/** What streams need of the engine: a context for each of their messages, and what to tell of a failure. */
export type StreamEngine = Pick<Engine, 'contextFor' | 'failure'>;
