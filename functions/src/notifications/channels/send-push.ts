import { notificationText } from '@carecircle/domain';
import type { PushMessage, PushSender } from '../../adapters/fcm';
import type { SendResult } from '../../adapters/send-result';
import { URGENCY } from '../urgency';
import type { Letter, Outcome } from './outcome';

export interface PushDevice {
  id: string;
  token: string;
}

export interface PushPorts {
  devices(uid: string): Promise<PushDevice[]>;
  forgetDevice(uid: string, device: PushDevice): Promise<void>;
  push: PushSender;
  reportForgotten(deliveryId: string, deviceId: string, code: string): void;
  reportRefused(deliveryId: string, deviceId: string, code: string): void;
}

/** Sends to every device of the reader that does not have it yet, and forgets devices that are no more. */
export async function sendPush(letter: Letter, ports: PushPorts): Promise<Outcome> {
  const devices = await ports.devices(letter.uid);
  const waiting = devices.filter(({ id }) => !letter.reached.includes(id));
  const results = await Promise.all(
    waiting.map(async (device) => ({ device, result: await ports.push.send(pushMessage(letter, device.token)) })),
  );
  await Promise.all(results.map(({ device, result }) => takeNote(letter, device, result, ports)));
  return summary(
    results.map(({ result }) => result),
    [...letter.reached, ...results.filter(({ result }) => result.kind === 'SENT').map(({ device }) => device.id)],
  );
}

/**
 * Data only, and by default no word about medicines or people (REM-06): lock screens are read by others. The tag lets newer
 * replace older, and a repeated delivery of the same notification shows once (REM-01, REM-08).
 */
export function pushMessage({ notification, notificationId, reader }: Letter, token: string): PushMessage {
  const { type, tag, link, params } = notification;
  const { title, body } = notificationText(type, params, reader.locale, reader.preferences);
  const { push: urgency, ttlSeconds } = URGENCY[type];
  return { token, data: { type, tag, link, title, body, notificationId }, urgency, ttlSeconds };
}

async function takeNote({ deliveryId, uid }: Letter, device: PushDevice, result: SendResult, ports: PushPorts) {
  if (result.kind === 'REJECTED') ports.reportRefused(deliveryId, device.id, result.code);
  if (result.kind !== 'GONE') return;
  await ports.forgetDevice(uid, device);
  ports.reportForgotten(deliveryId, device.id, result.code);
}

/** One device reached is enough; devices that might be reached later keep the delivery open. */
function summary(results: readonly SendResult[], reached: string[]): Outcome {
  const retries = results.filter((result) => result.kind === 'RETRY');
  const [retry] = retries;
  if (retry !== undefined) {
    const waits = retries.map(({ retryAfterMs = 0 }) => retryAfterMs);
    return { kind: 'RETRY', code: retry.code, retryAfterMs: Math.max(...waits), reached };
  }
  if (reached.length > 0) return { kind: 'SENT' };
  const rejected = results.find((result) => result.kind === 'REJECTED');
  return rejected ? { kind: 'FAILED', code: rejected.code } : { kind: 'SKIPPED', code: 'NO_DEVICE' };
}
