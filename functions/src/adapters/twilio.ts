import { resultForStatus, type SendResult } from './send-result';

export interface Sms {
  /** E.164. */
  to: string;
  body: string;
}

export interface SmsSender {
  send(sms: Sms): Promise<SendResult>;
}

export interface TwilioOptions {
  baseUrl: string;
  accountSid: string;
  authToken: string;
  /** E.164. */
  from: string;
}

const TIMEOUT_MS = 10_000;

/** Twilio's Messages resource through its own library, which is loaded with the first text message. */
export function twilioSender(options: TwilioOptions): SmsSender {
  let client: ReturnType<typeof connect> | undefined;
  return {
    async send({ to, body }) {
      client ??= connect(options);
      try {
        await (await client).messages.create({ to, body, from: options.from });
        return { kind: 'SENT' };
      } catch (error) {
        return failure(error);
      }
    },
  };
}

async function connect({ baseUrl, accountSid, authToken }: TwilioOptions) {
  const { default: twilio } = await import('twilio');
  const client = twilio(accountSid, authToken, { timeout: TIMEOUT_MS });
  client.api.baseUrl = baseUrl;
  return client;
}

/** The library's errors: an HTTP answer has a numeric `status` and Twilio's own error number; it hides `Retry-After`. */
interface TwilioError {
  status?: unknown;
  code?: unknown;
}

function failure(error: unknown): SendResult {
  const { status, code } = error as TwilioError;
  if (typeof status !== 'number') return { kind: 'RETRY', code: 'TWILIO_UNREACHABLE' };
  return resultForStatus(status, `TWILIO_${typeof code === 'number' ? code : `HTTP_${status}`}`, undefined);
}
