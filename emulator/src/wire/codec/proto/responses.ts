import { StatusError, type Document, type MapValue } from '../../../model';
import type {
  BatchGetDocumentsResponse,
  BatchWriteResponse,
  BeginTransactionResponse,
  CommitResponse,
  ListCollectionIdsResponse,
  ListDocumentsResponse,
  RunAggregationQueryResponse,
  RunQueryResponse,
} from '../../messages';
import { documentBytes } from './document';
import { writeMapEntries } from './value';
import { encodeMessage, writeTimestamp, type Writer } from './wire';
import { writeWriteResult } from './write';

const EMPTY = new Uint8Array();

export const encodeEmpty = (): Uint8Array => EMPTY;

export const encodeDocument = (document: Document, root: string): Uint8Array => documentBytes(document, root);

export const encodeListDocuments = (response: ListDocumentsResponse, root: string): Uint8Array =>
  encodeMessage((writer) => {
    for (const entry of response.documents) {
      if ('document' in entry) {
        writer.uint32(10).bytes(documentBytes(entry.document, root));
      } else {
        writer.uint32(10).fork();
        writer.uint32(10).string(`${root}/${entry.missing}`);
        writer.ldelim();
      }
    }
    if (response.nextPageToken !== '') writer.uint32(18).string(response.nextPageToken);
  });

export const encodeBatchGetDocuments = (response: BatchGetDocumentsResponse, root: string): Uint8Array =>
  encodeMessage((writer) => {
    if (response.found) writer.uint32(10).bytes(documentBytes(response.found, root));
    else if (response.missing !== undefined) writer.uint32(18).string(`${root}/${response.missing}`);
    if (response.transaction) writer.uint32(26).bytes(response.transaction);
    if (response.readTime) writeTimestamp(writer, 34, response.readTime);
  });

export const encodeBeginTransaction = (response: BeginTransactionResponse): Uint8Array =>
  encodeMessage((writer) => {
    writer.uint32(10).bytes(response.transaction);
  });

export const encodeCommit = (response: CommitResponse): Uint8Array =>
  encodeMessage((writer) => {
    for (const result of response.writeResults) writeWriteResult(writer, 10, result);
    writeTimestamp(writer, 18, response.commitTime);
  });

export const encodeRunQuery = (response: RunQueryResponse, root: string): Uint8Array =>
  encodeMessage((writer) => {
    if (response.document) writer.uint32(10).bytes(documentBytes(response.document, root));
    if (response.transaction) writer.uint32(18).bytes(response.transaction);
    if (response.readTime) writeTimestamp(writer, 26, response.readTime);
    if (response.skippedResults) writer.uint32(32).int32(response.skippedResults);
    if (response.done) writer.uint32(48).bool(true);
  });

export const encodeRunAggregationQuery = (response: RunAggregationQueryResponse): Uint8Array =>
  encodeMessage((writer) => {
    if (response.result) writeAggregationResult(writer, response.result);
    if (response.transaction) writer.uint32(18).bytes(response.transaction);
    if (response.readTime) writeTimestamp(writer, 26, response.readTime);
  });

function writeAggregationResult(writer: Writer, fields: MapValue): void {
  writer.uint32(10).fork();
  writeMapEntries(writer, 18, fields);
  writer.ldelim();
}

export const encodeListCollectionIds = (response: ListCollectionIdsResponse): Uint8Array =>
  encodeMessage((writer) => {
    for (const id of response.collectionIds) writer.uint32(10).string(id);
    if (response.nextPageToken !== '') writer.uint32(18).string(response.nextPageToken);
  });

export const encodeBatchWrite = (response: BatchWriteResponse): Uint8Array =>
  encodeMessage((writer) => {
    for (const outcome of response.outcomes) {
      writeWriteResult(writer, 10, outcome instanceof StatusError ? { transformResults: [] } : outcome);
    }
    for (const outcome of response.outcomes)
      writeStatus(writer, 18, outcome instanceof StatusError ? outcome : undefined);
  });

/** google.rpc.Status, with this tag; OK without an error. */
export function writeStatus(writer: Writer, tag: number, error: StatusError | undefined): void {
  writer.uint32(tag).fork();
  if (error) writer.uint32(8).int32(error.code).uint32(18).string(error.message);
  writer.ldelim();
}
