import { resolve } from 'node:path';
import { parseDatabaseName } from '../../model';
import { exportDatabase, importDatabase } from '../../persistence';
import type { Store } from '../../store/types';
import { JsonFields } from '../codec/json/fields';

/**
 * Writes a database to `DIRECTORY/NAME/`; a relative directory is below the working directory, which the CLI shares.
 */
export async function exportData(store: Store, project: string, body: unknown): Promise<void> {
  const fields = new JsonFields(body, 'ExportRequest', ['database', 'exportDirectory', 'exportName']);
  const name = fields.string('exportName') || 'firestore_export';
  await exportDatabase(store, project, databaseOf(fields), resolve(fields.string('exportDirectory')), name);
}

/** Reads what an export wrote; `export_directory` points at its `.overall_export_metadata` file. */
export async function importData(store: Store, project: string, body: unknown): Promise<void> {
  const fields = new JsonFields(body, 'ImportRequest', ['database', 'exportDirectory']);
  await importDatabase(store, project, resolve(fields.string('exportDirectory')));
}

function databaseOf(fields: JsonFields<'database' | 'exportDirectory' | 'exportName'>): string {
  const name = fields.string('database');
  return name === '' ? '(default)' : parseDatabaseName(name).database;
}
