import { resultForStatus, retryAfterMs, type SendResult } from './send-result';

export interface Email {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Groups mails in the provider's statistics. */
  category: string;
  /** Comes back with the provider's reports about this mail. */
  reference: string;
}

export interface EmailSender {
  send(email: Email): Promise<SendResult>;
}

export interface SendGridOptions {
  baseUrl: string;
  apiKey: string;
  /** `Name <address>` or an address. */
  from: string;
  now(): number;
}

const TIMEOUT_MS = 10_000;

/** SendGrid's v3 mail API through its own library, which is loaded with the first mail. */
export function sendGridSender(options: SendGridOptions): EmailSender {
  let service: ReturnType<typeof connect> | undefined;
  return {
    async send({ category, reference, ...email }) {
      service ??= connect(options);
      try {
        await (await service).send({
          ...email,
          from: options.from,
          categories: [category],
          customArgs: { reference },
          trackingSettings: { clickTracking: { enable: false, enableText: false }, openTracking: { enable: false } },
        });
        return { kind: 'SENT' };
      } catch (error) {
        return failure(error, options.now());
      }
    },
  };
}

/** The library's one mail service and client of the process, pointed at the configured address. */
async function connect({ baseUrl, apiKey }: SendGridOptions) {
  const [{ default: service }, { default: client }] = await Promise.all([
    import('@sendgrid/mail'),
    import('@sendgrid/client'),
  ]);
  client.setApiKey(apiKey);
  client.setDefaultRequest('baseUrl', baseUrl);
  service.setClient(client);
  service.setTimeout(TIMEOUT_MS);
  return service;
}

/** The library's errors: an HTTP answer has a numeric `code`, a failed connection a textual one, its own checks none. */
interface SendGridError {
  code?: unknown;
  response?: { headers?: Record<string, unknown> };
}

function failure(error: unknown, nowMs: number): SendResult {
  const { code, response } = error as SendGridError;
  if (typeof code === 'number') {
    const header = response?.headers?.['retry-after'];
    const wait = typeof header === 'string' ? retryAfterMs(header, nowMs) : undefined;
    return resultForStatus(code, `SENDGRID_${code}`, wait);
  }
  if (typeof code === 'string') return { kind: 'RETRY', code: 'SENDGRID_UNREACHABLE' };
  return { kind: 'REJECTED', code: 'SENDGRID_INVALID_MESSAGE' };
}
