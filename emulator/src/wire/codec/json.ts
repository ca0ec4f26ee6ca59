/** google.firestore.v1 in ProtoJSON: requests from parsed JSON, responses to JSON text. */
export { documentText, readMask } from './json/document';
export * from './json/requests';
export * from './json/responses';
export { createListenCodec, createWriteCodec, type JsonStreamCodec } from './json/streams';
export { formatTimestamp, readTimestamp } from './json/timestamp';
