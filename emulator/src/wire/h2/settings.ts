import { ConnectionError, DEFAULT_FRAME_SIZE, ErrorCode, MAX_WINDOW, Setting } from './protocol';

const ENTRY_BYTES = 6;
const MAX_FRAME_SIZE = 2 ** 24 - 1;

/** Reads the payload of SETTINGS in its order. Throws ConnectionError for what RFC 9113, 6.5 forbids. */
export function readSettings(payload: Buffer): [setting: number, value: number][] {
  if (payload.length % ENTRY_BYTES !== 0) {
    throw new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, `SETTINGS of ${payload.length} bytes`);
  }
  const settings: [number, number][] = [];
  for (let offset = 0; offset < payload.length; offset += ENTRY_BYTES) {
    const setting = payload.readUInt16BE(offset);
    const value = payload.readUInt32BE(offset + 2);
    check(setting, value);
    settings.push([setting, value]);
  }
  return settings;
}

function check(setting: number, value: number): void {
  if (setting === Setting.INITIAL_WINDOW_SIZE && value > MAX_WINDOW) {
    throw new ConnectionError(ErrorCode.FLOW_CONTROL_ERROR, `an initial window of ${value} bytes`);
  }
  const isFrameSize = setting === Setting.MAX_FRAME_SIZE;
  if (isFrameSize && (value < DEFAULT_FRAME_SIZE || value > MAX_FRAME_SIZE)) {
    throw new ConnectionError(ErrorCode.PROTOCOL_ERROR, `a frame size of ${value} bytes`);
  }
  if (setting === Setting.ENABLE_PUSH && value > 1) {
    throw new ConnectionError(ErrorCode.PROTOCOL_ERROR, `ENABLE_PUSH of ${value}`);
  }
}

/** The payload of SETTINGS. */
export function encodeSettings(settings: readonly (readonly [setting: number, value: number])[]): Buffer {
  const payload = Buffer.allocUnsafe(settings.length * ENTRY_BYTES);
  settings.forEach(([setting, value], i) => {
    payload.writeUInt16BE(setting, i * ENTRY_BYTES);
    payload.writeUInt32BE(value, i * ENTRY_BYTES + 2);
  });
  return payload;
}
