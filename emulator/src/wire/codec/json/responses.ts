import { StatusError, type Document, type Timestamp } from '../../../model';
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
import { documentText } from './document';
import { base64 } from './fields';
import { listText, objectText, stringText } from './text';
import { formatTimestamp } from './timestamp';
import { fieldsText } from './value';
import { writeResultText } from './write';

/** The text of a timestamp or of bytes, undefined when absent. */
export const timeText = (time: Timestamp | undefined): string | undefined => time && `"${formatTimestamp(time)}"`;
export const bytesText = (bytes: Uint8Array | undefined): string | undefined => bytes && `"${base64(bytes)}"`;

const nameText = (path: string, root: string): string => JSON.stringify(`${root}/${path}`);

export const encodeEmpty = (): string => '{}';

export const encodeDocument = (document: Document, root: string): string => documentText(document, root);

export const encodeListDocuments = ({ documents, nextPageToken }: ListDocumentsResponse, root: string): string =>
  objectText({
    documents: listText(
      documents.map((entry) =>
        'document' in entry ? documentText(entry.document, root) : objectText({ name: nameText(entry.missing, root) }),
      ),
    ),
    nextPageToken: stringText(nextPageToken),
  });

export const encodeBatchGetDocuments = (response: BatchGetDocumentsResponse, root: string): string =>
  objectText({
    found: response.found && documentText(response.found, root),
    missing: response.missing === undefined ? undefined : nameText(response.missing, root),
    transaction: bytesText(response.transaction),
    readTime: timeText(response.readTime),
  });

export const encodeBeginTransaction = ({ transaction }: BeginTransactionResponse): string =>
  objectText({ transaction: bytesText(transaction) });

export const encodeCommit = ({ writeResults, commitTime }: CommitResponse): string =>
  objectText({ writeResults: listText(writeResults.map(writeResultText)), commitTime: timeText(commitTime) });

export const encodeRunQuery = (response: RunQueryResponse, root: string): string =>
  objectText({
    transaction: bytesText(response.transaction),
    document: response.document && documentText(response.document, root),
    readTime: timeText(response.readTime),
    skippedResults: response.skippedResults ? String(response.skippedResults) : undefined,
    done: response.done ? 'true' : undefined,
  });

export const encodeRunAggregationQuery = ({ result, transaction, readTime }: RunAggregationQueryResponse): string =>
  objectText({
    result: result && objectText({ aggregateFields: result.size > 0 ? fieldsText(result) : undefined }),
    transaction: bytesText(transaction),
    readTime: timeText(readTime),
  });

export const encodeListCollectionIds = ({ collectionIds, nextPageToken }: ListCollectionIdsResponse): string =>
  objectText({
    collectionIds: listText(collectionIds.map((id) => JSON.stringify(id))),
    nextPageToken: stringText(nextPageToken),
  });

export const encodeBatchWrite = ({ outcomes }: BatchWriteResponse): string =>
  objectText({
    writeResults: listText(
      outcomes.map((outcome) => (outcome instanceof StatusError ? '{}' : writeResultText(outcome))),
    ),
    status: listText(outcomes.map((outcome) => (outcome instanceof StatusError ? statusText(outcome) : '{}'))),
  });

/** google.rpc.Status. */
export const statusText = (error: StatusError): string =>
  objectText({ code: String(error.code), message: stringText(error.message) });
