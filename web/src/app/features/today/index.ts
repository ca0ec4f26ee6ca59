export { ConflictWatcher } from './conflict-watcher';
