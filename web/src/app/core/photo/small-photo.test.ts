import { isPicture, MAX_FILE_BYTES, PhotoProblem, smallPhoto } from './small-photo';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('a photo', () => {
  it.each([
    ['a JPEG', '\xff\xd8\xff\xe0..JFIF', true],
    ['a PNG', '\x89PNG\r\n\x1a\n....', true],
    ['a WebP', 'RIFF....WEBPVP8 ', true],
    ['a sound in the same envelope', 'RIFF....WAVEfmt ', false],
    ['an SVG with a script', '<svg onload="x()">', false],
    ['nothing', '', false],
  ])('SEC-18: %s is told by its bytes', (_, text, expected) => {
    expect(isPicture(bytes(text))).toBe(expected);
  });

  it('SEC-18: a file that only calls itself a picture is refused', async () => {
    const file = new Blob(['<svg onload="x()">'], { type: 'image/jpeg' });
    await expect(smallPhoto(file)).rejects.toEqual(new PhotoProblem('notAPicture'));
  });

  it('SEC-18: a file of more than 10 MB is refused unread', async () => {
    const file = new Blob([new Uint8Array(MAX_FILE_BYTES + 1)]);
    await expect(smallPhoto(file)).rejects.toEqual(new PhotoProblem('tooLarge'));
  });
});
