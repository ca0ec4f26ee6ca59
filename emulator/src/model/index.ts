export * from './credentials';
export * from './document';
export * from './query';
export * from './status';
export * from './timestamp';
export * from './value';
export * from './write';
