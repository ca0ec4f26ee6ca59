import { randomBytes } from 'node:crypto';
import { retryAfter } from './exchange';
import type { Fault, Provider, WireAnswer, WireRequest } from './exchange';

const failure = (status: number, code: number, message: string): WireAnswer => ({
  status,
  body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status },
});

const E164 = /^\+[1-9]\d{6,14}$/;
/** The number that Twilio itself sets aside as one that cannot be reached. */
const INVALID_NUMBER = '+15005550001';
const LONGEST_BODY = 1_600;

/** Twilio's `POST /2010-04-01/Accounts/{sid}/Messages.json`. */
export const twilio: Provider = {
  path: /^\/2010-04-01\/Accounts\/AC[0-9a-fA-F]{32}\/Messages\.json$/,

  answer({ path, authorization, body }: WireRequest): WireAnswer {
    const account = path.split('/')[3] ?? '';
    const [user] = Buffer.from(authorization.replace(/^Basic /, ''), 'base64').toString('utf8').split(':');
    if (user !== account) return failure(401, 20003, 'Authenticate');
    const form = new URLSearchParams(body);
    const [to, from, message] = ['To', 'From', 'Body'].map((field) => form.get(field) ?? '') as [string, string, string];
    if (to === '') return failure(400, 21604, "A 'To' phone number is required.");
    if (!E164.test(to) || to === INVALID_NUMBER) return failure(400, 21211, `Invalid 'To' Phone Number: ${to}`);
    if (from === '' && !form.has('MessagingServiceSid')) return failure(400, 21603, "A 'From' phone number is required.");
    if (message === '') return failure(400, 21602, 'Message body is required.');
    if (message.length > LONGEST_BODY) return failure(400, 21617, 'The concatenated message body exceeds the 1600 character limit');
    const sid = `SM${randomBytes(16).toString('hex')}`;
    return {
      status: 201,
      body: {
        sid,
        account_sid: account,
        api_version: '2010-04-01',
        body: message,
        to,
        from,
        status: 'queued',
        direction: 'outbound-api',
        num_segments: '1',
        num_media: '0',
        error_code: null,
        error_message: null,
        date_created: new Date().toUTCString(),
        date_updated: new Date().toUTCString(),
        date_sent: null,
        price: null,
        price_unit: 'USD',
        messaging_service_sid: null,
        uri: `/2010-04-01/Accounts/${account}/Messages/${sid}.json`,
        subresource_uris: {},
      },
      accepted: [{ channel: 'sms', to, from, title: '', text: message, html: '', data: {} }],
    };
  },

  fail(fault: Fault): WireAnswer {
    const answer = fault.status === 429 ? failure(429, 20429, 'Too Many Requests') : failure(fault.status, 20500, 'The inbox was told to fail.');
    return { ...answer, headers: retryAfter(fault) };
  },
};
