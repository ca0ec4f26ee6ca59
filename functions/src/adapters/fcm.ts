import { resultForStatus, retryAfterMs, type SendResult } from './send-result';

/** A push for one device. Data only: the app's service worker is the one place that shows notifications (REM-08). */
export interface PushMessage {
  token: string;
  data: Record<string, string>;
  /** After this the provider drops it undelivered (REM-12). */
  ttlSeconds: number;
  urgency: 'high' | 'normal';
}

export interface PushSender {
  send(message: PushMessage): Promise<SendResult>;
}

export interface FcmOptions {
  baseUrl: string;
  projectId: string;
  /** An OAuth access token that may send messages for the project. */
  accessToken(): Promise<string>;
  now(): number;
}

const TIMEOUT_MS = 10_000;

/** FCM's HTTP v1 interface: https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages/send */
export function fcmSender(options: FcmOptions): PushSender {
  const url = `${options.baseUrl}/v1/projects/${options.projectId}/messages:send`;
  return {
    async send(message) {
      let authorization: string;
      try {
        authorization = `Bearer ${await options.accessToken()}`;
      } catch {
        return { kind: 'RETRY', code: 'FCM_NO_ACCESS_TOKEN' };
      }
      let response: Response;
      try {
        response = await fetch(url, {
          method: 'POST',
          headers: { authorization, 'content-type': 'application/json' },
          body: JSON.stringify({ message: wireMessage(message, options.now()) }),
          redirect: 'error',
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
      } catch {
        return { kind: 'RETRY', code: 'FCM_UNREACHABLE' };
      }
      const body: unknown = await response.json().catch(() => undefined);
      if (response.ok) return { kind: 'SENT' };
      const code = errorCode(body) ?? `HTTP_${response.status}`;
      if (response.status === 404 && code === 'UNREGISTERED') return { kind: 'GONE', code };
      const wait = retryAfterMs(response.headers.get('retry-after'), options.now());
      return resultForStatus(response.status, `FCM_${code}`, wait);
    },
  };
}

/** The message as FCM takes it, with the life span and urgency said once for each platform. */
function wireMessage({ token, data, ttlSeconds, urgency }: PushMessage, nowMs: number): object {
  return {
    token,
    data,
    webpush: { headers: { TTL: String(ttlSeconds), Urgency: urgency } },
    android: { priority: urgency === 'high' ? 'HIGH' : 'NORMAL', ttl: `${ttlSeconds}s` },
    apns: {
      headers: {
        'apns-priority': urgency === 'high' ? '10' : '5',
        'apns-expiration': String(Math.floor(nowMs / 1000) + ttlSeconds),
      },
    },
  };
}

interface FcmError {
  error?: { status?: unknown; details?: { errorCode?: unknown }[] };
}

/** FCM's own error code where there is one (`UNREGISTERED`), else the canonical status (`UNAVAILABLE`). */
function errorCode(body: unknown): string | undefined {
  const error = typeof body === 'object' && body !== null ? (body as FcmError).error : undefined;
  const details = Array.isArray(error?.details) ? error.details : [];
  const code = details.map((detail) => detail.errorCode).find((value) => typeof value === 'string') ?? error?.status;
  return typeof code === 'string' && /^[A-Z_]{1,60}$/.test(code) ? code : undefined;
}
