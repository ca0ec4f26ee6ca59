import { RECIPIENT_LIMITS } from '@carecircle/domain';

/** The largest file that is looked at (SEC-18), in bytes. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
const SIDE = 384;
const QUALITIES = [0.85, 0.75, 0.6, 0.45, 0.3];

/** How files of each accepted type begin; what a file calls itself is not trusted. */
const SIGNATURES: readonly (readonly [at: number, text: string])[][] = [
  [[0, '\xff\xd8\xff']],
  [[0, '\x89PNG\r\n\x1a\n']],
  [[0, 'RIFF'], [8, 'WEBP']],
];

/** Why a file cannot be the photo; its key in the catalogue is `photo.` and this. */
export class PhotoProblem extends Error {
  constructor(readonly reason: 'tooLarge' | 'notAPicture') {
    super(reason);
  }
}

/**
 * A picture made small and encoded anew, so that nothing but its pixels is left (no place, no camera): a square JPEG as a
 * `data:` address that fits the document. @throws PhotoProblem
 */
export async function smallPhoto(file: Blob): Promise<string> {
  if (file.size > MAX_FILE_BYTES) throw new PhotoProblem('tooLarge');
  if (!isPicture(new Uint8Array(await file.slice(0, 16).arrayBuffer()))) throw new PhotoProblem('notAPicture');
  const bitmap = await createImageBitmap(file).catch(() => {
    throw new PhotoProblem('notAPicture');
  });
  const canvas = squareOf(bitmap);
  bitmap.close();
  for (const quality of QUALITIES) {
    const address = canvas.toDataURL('image/jpeg', quality);
    if (address.length <= RECIPIENT_LIMITS.photo) return address;
  }
  throw new PhotoProblem('tooLarge');
}

/** Does it begin like a JPEG, PNG or WebP? */
export function isPicture(bytes: Uint8Array): boolean {
  const text = String.fromCharCode(...bytes);
  return SIGNATURES.some((parts) => parts.every(([at, part]) => text.startsWith(part, at)));
}

/** The middle of the picture, on white where it is transparent. */
function squareOf(bitmap: ImageBitmap): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIDE;
  const pen = canvas.getContext('2d');
  if (!pen) throw new PhotoProblem('notAPicture');
  const side = Math.min(bitmap.width, bitmap.height);
  const [left, top] = [(bitmap.width - side) / 2, (bitmap.height - side) / 2];
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, SIDE, SIDE);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(bitmap, left, top, side, side, 0, 0, SIDE, SIDE);
  return canvas;
}
