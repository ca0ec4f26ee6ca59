/** Where the server tells what happens. Of documents only what rules pass to `debug()` is logged. */
export interface Log {
  info(message: string): void;
  debug(message: string): void;
  error(message: string, error?: unknown): void;
}

/** Writes lines to a stream; `debug` lines only when wanted. */
export function createLog(write: (line: string) => void, withDebug: boolean): Log {
  const line = (level: string, message: string): void => write(`${level}: ${message}\n`);
  return {
    info: (message) => write(`${message}\n`),
    debug: (message) => {
      if (withDebug) line('debug', message);
    },
    error: (message, error) => line('ERROR', error === undefined ? message : `${message}\n${describe(error)}`),
  };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
