import { safeReturnUrl } from './return-url';

describe('safeReturnUrl', () => {
  it.each(['/today', '/medications/m1?tab=all', '/activity#x'])('keeps the path %s', (path) => {
    expect(safeReturnUrl(path)).toBe(path);
  });

  it.each([null, undefined, '', 'https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', 'today', '/\t/evil.example'])(
    'leads home from %s',
    (path) => {
      expect(safeReturnUrl(path)).toBe('/');
    },
  );
});
