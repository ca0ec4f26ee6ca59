export { Connection } from './connection';
export { encodeHeaders } from './hpack/encoder';
export type { HeaderField } from './hpack/static-table';
export type { RequestHeaders } from './request';
export type { ServerStream, StreamReceiver } from './stream';
