import { emailText, type EmailContent } from './email-text';

const content = (changes: Partial<EmailContent> = {}): EmailContent => ({
  locale: 'en',
  title: 'Please check',
  paragraphs: ['Open the app.', 'Now.'],
  action: 'Open CareCircle',
  link: 'https://care.example/today?family=f1&recipient=r1',
  reason: 'You asked for it.',
  footer: { label: 'Settings', link: 'https://care.example/settings' },
  ...changes,
});

test('an e-mail has a subject, a text part and HTML with the same words and the link', () => {
  const { subject, text, html } = emailText(content());
  expect(subject).toBe('Please check');
  expect(text).toContain('Open CareCircle: https://care.example/today?family=f1&recipient=r1');
  expect(html).toContain('href="https://care.example/today?family=f1&amp;recipient=r1"');
  for (const part of [text, html]) expect(part).toMatch(/Please check[\s\S]*Open the app\.[\s\S]*Now\.[\s\S]*You asked for it\.[\s\S]*settings/);
});

test('a mail that cannot be switched off has no link to settings', () => {
  const { text, html } = emailText({ ...content(), footer: undefined } as EmailContent);
  expect(text + html).not.toContain('settings');
});

test('an e-mail names the language of its reader', () => {
  expect(emailText(content({ locale: 'fr' })).html).toContain('<html lang="fr">');
});

test('SEC-21: what people typed cannot become markup or a header', () => {
  const nasty = `<img src=x onerror="alert('1')">&`;
  const title = `a\r\nBcc: x@example.com ${nasty}`;
  const footer = { label: nasty, link: nasty };
  const { subject, html } = emailText(content({ title, paragraphs: [nasty], action: nasty, reason: nasty, link: nasty, footer }));
  expect(html).not.toContain('<img');
  expect(html).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;');
  expect(subject).not.toMatch(/[\r\n]/);
});
