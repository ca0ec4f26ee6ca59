/** google.firestore.v1 in protobuf: requests from bytes, responses to bytes. */
export * from './proto/requests';
export * from './proto/responses';
export { createListenCodec, createWriteCodec, type ProtoStreamCodec } from './proto/streams';
