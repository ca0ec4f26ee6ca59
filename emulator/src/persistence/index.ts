export { exportDatabase } from './export';
export { importDatabase, type ImportResult } from './import';
