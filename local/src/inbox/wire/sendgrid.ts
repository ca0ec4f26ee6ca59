import { randomUUID } from 'node:crypto';
import type { CapturedMessage } from '../message';
import { list, parseJson, record, retryAfter, strings, text } from './exchange';
import type { Fault, Provider, WireAnswer, WireRequest } from './exchange';

const failure = (status: number, message: string, field: string | null = null): WireAnswer => ({
  status,
  body: { errors: [{ message, field, help: null }] },
});

/** SendGrid's `POST /v3/mail/send`. */
export const sendgrid: Provider = {
  path: /^\/v3\/mail\/send$/,

  answer({ authorization, body }: WireRequest): WireAnswer {
    if (!/^Bearer \S+$/.test(authorization)) {
      return failure(401, 'The provided authorization grant is invalid, expired, or revoked');
    }
    const mail = parseJson(body);
    if (mail === undefined) return failure(400, 'Bad Request');
    const receivers = list(record(mail)['personalizations']);
    if (receivers.length === 0) return failure(400, 'The personalizations field is required and must have at least one personalization.', 'personalizations');
    if (text(record(mail)['from'], 'email') === '') return failure(400, 'The from object must be provided for every email send.', 'from');
    const accepted = receivers.flatMap((each) => messagesFor(mail, each));
    if (accepted.length === 0) return failure(400, 'The to array is required for all personalization objects, and must have at least one email object.', 'personalizations.0.to');
    if (accepted.some(({ title }) => title === '')) return failure(400, 'The subject is required.', 'subject');
    if (accepted.some((each) => each.text === '' && each.html === '')) return failure(400, 'The content value must be a string at least one character in length.', 'content');
    return { status: 202, headers: { 'x-message-id': randomUUID() }, accepted };
  },

  fail(fault: Fault): WireAnswer {
    return { ...failure(fault.status, fault.status === 429 ? 'too many requests' : 'The inbox was told to fail.'), headers: retryAfter(fault) };
  },
};

function messagesFor(mail: unknown, personalization: unknown): CapturedMessage[] {
  const content = (type: string): string => text(list(record(mail)['content']).find((part) => text(part, 'type') === type), 'value');
  return list(record(personalization)['to']).map((receiver) => ({
    channel: 'email',
    to: text(receiver, 'email'),
    from: address(record(mail)['from']),
    title: text(personalization, 'subject') || text(mail, 'subject'),
    text: content('text/plain'),
    html: content('text/html'),
    data: { ...strings(record(mail)['headers']), ...strings(record(mail)['custom_args']), ...strings(record(personalization)['custom_args']) },
  }));
}

function address(value: unknown): string {
  const name = text(value, 'name');
  const email = text(value, 'email');
  return name === '' ? email : `${name} <${email}>`;
}
