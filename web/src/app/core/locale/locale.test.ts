import { preferred } from './locale';

describe('preferred', () => {
  it.each([
    [['fr-CA', 'en'], 'fr'],
    [['de', 'fr'], 'fr'],
    [['en-GB'], 'en'],
    [['de'], 'en'],
    [[], 'en'],
  ])('of %s is %s', (languages, expected) => {
    expect(preferred(languages)).toBe(expected);
  });
});
