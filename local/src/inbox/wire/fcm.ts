import { randomUUID } from 'node:crypto';
import { parseJson, record, retryAfter, strings, text } from './exchange';
import type { Fault, Provider, WireAnswer, WireRequest } from './exchange';

const STATUS_NAMES: Record<number, string> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
};

function failure(code: number, message: string, errorCode = STATUS_NAMES[code] ?? 'INTERNAL'): WireAnswer {
  const details = [{ '@type': 'type.googleapis.com/google.firebase.fcm.v1.FcmError', errorCode }];
  return { status: code, body: { error: { code, message, status: STATUS_NAMES[code] ?? 'INTERNAL', details } } };
}

/** Tokens that begin so belong to an app that was removed from its device. */
const UNREGISTERED = /^unregistered/;

/** Firebase Cloud Messaging's `POST /v1/projects/{project}/messages:send`. */
export const fcm: Provider = {
  path: /^\/v1\/projects\/[^/]+\/messages:send$/,

  answer({ path, authorization, body }: WireRequest): WireAnswer {
    if (!/^Bearer \S+$/.test(authorization)) return failure(401, 'Request had invalid authentication credentials.', 'THIRD_PARTY_AUTH_ERROR');
    const message = record(parseJson(body))['message'];
    const token = text(message, 'token');
    if (token === '') return failure(400, 'Recipient of the message is not set.');
    if (UNREGISTERED.test(token)) return failure(404, 'Requested entity was not found.', 'UNREGISTERED');
    const data = strings(record(message)['data']);
    const shown = record(record(message)['notification']);
    return {
      status: 200,
      body: { name: `${path.slice('/v1/'.length, path.lastIndexOf('/'))}/messages/${randomUUID()}` },
      accepted: [
        {
          channel: 'push',
          to: token,
          from: 'CareCircle',
          title: text(shown, 'title') || (data['title'] ?? ''),
          text: text(shown, 'body') || (data['body'] ?? ''),
          html: '',
          data,
        },
      ],
    };
  },

  fail(fault: Fault): WireAnswer {
    return { ...failure(fault.status, 'The inbox was told to fail.'), headers: retryAfter(fault) };
  },
};
