/** One numbered array of a back channel; `text` is its content as JSON, brackets included. */
export interface OutgoingArray {
  readonly id: number;
  readonly text: string;
}

export const NOOP = '["noop"]';

/**
 * Arrays as one chunk: the length of the JSON text in UTF-16 code units (what a browser's `length` counts), then the
 * text.
 */
export function encodeArrays(arrays: readonly OutgoingArray[]): string {
  return encodeChunk(`[${arrays.map((array) => `[${array.id},${array.text}]`).join(',')}]`);
}

export function encodeChunk(json: string): string {
  return `${json.length}\n${json}`;
}
