import { emailText } from './email-text';

const LINK = 'https://care.example/today?family=f1&recipient=r1';
const SETTINGS = 'https://care.example/settings';

test('an e-mail has a subject, a text part and HTML with the same words and the link', () => {
  const { subject, text, html } = emailText({ title: 'Please check', body: 'Open the app.' }, LINK, SETTINGS, 'en');
  expect(subject).toBe('Please check');
  expect(text).toContain(`Open CareCircle: ${LINK}`);
  expect(html).toContain('<h1');
  expect(html).toContain('href="https://care.example/today?family=f1&amp;recipient=r1"');
  for (const part of [text, html]) expect(part).toMatch(/Please check[\s\S]*Open the app\./);
});

test('an e-mail speaks the language of its reader', () => {
  const { text, html } = emailText({ title: 'T', body: 'B' }, LINK, SETTINGS, 'fr');
  expect(text).toContain('Ouvrir CareCircle');
  expect(html).toContain('<html lang="fr">');
});

test('SEC-21: what people typed cannot become markup or a header', () => {
  const nasty = `<img src=x onerror="alert('1')">&`;
  const { subject, html } = emailText({ title: `a\r\nBcc: x@example.com ${nasty}`, body: nasty }, LINK, SETTINGS, 'en');
  expect(html).not.toContain('<img');
  expect(html).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;');
  expect(subject).not.toMatch(/[\r\n]/);
});
