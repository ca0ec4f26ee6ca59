/** The command line of the server: the flags that the Firebase CLI passes, and a few for running it alone. */
export interface Options {
  host: string;
  port: number;
  /** The project that is seeded and exported; requests may name any. */
  projectId: string;
  /** File of the security rules; without one everything is allowed. */
  rules?: string;
  /** Entry file of an export to begin with. */
  seedFromExport?: string;
  /** `host:port` of the Functions emulator. */
  functionsEmulator?: string;
  /** Directory of exports to begin with, if it exists. */
  importDirectory?: string;
  /** Directory to export to when the server stops. */
  exportOnExit?: string;
}

/** A command line that cannot be followed; the message says what to do. */
export class UsageError extends Error {}

/**
 * Reads `--flag value` and `--flag=value`, names with `_` or `-`. Unknown flags are left alone: other versions of the
 * CLI may pass them. Throws UsageError for a value that is missing or wrong.
 */
export function parseOptions(argv: readonly string[]): Options {
  const flags = parseFlags(argv);
  const known = (name: string): string | undefined => {
    const value = flags.get(name);
    if (value === '') throw new UsageError(`--${name} needs a value.`);
    return value;
  };
  return {
    host: known('host') ?? '127.0.0.1',
    port: parsePort(known('port') ?? '8080'),
    projectId: known('project_id') ?? 'demo-project',
    rules: known('rules'),
    seedFromExport: known('seed_from_export'),
    functionsEmulator: known('functions_emulator'),
    importDirectory: known('import'),
    exportOnExit: known('export_on_exit'),
  };
}

/** A flag without a value has the empty string. */
function parseFlags(argv: readonly string[]): Map<string, string> {
  const flags = new Map<string, string>();
  for (let i = 0; i < argv.length; i++) {
    const [, name, inline] = /^--([^=]+)(?:=(.*))?$/s.exec(argv[i] ?? '') ?? [];
    if (name === undefined) continue;
    const next = argv[i + 1];
    const separate = inline === undefined && next !== undefined && !next.startsWith('--');
    flags.set(name.replaceAll('-', '_'), inline ?? (separate ? next : ''));
    if (separate) i++;
  }
  return flags;
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new UsageError(`--port must be a number up to 65535, not "${text}".`);
  return port;
}
