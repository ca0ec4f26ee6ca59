export { RemovedFamilies } from './removed-families';
