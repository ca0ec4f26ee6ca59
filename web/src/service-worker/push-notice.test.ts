import { pushNotice } from './push-notice';

describe('pushNotice', () => {
  const data = { title: 'CareCircle: please check now', body: 'Open the app.', tag: 'double_d1', link: '/today?family=f1' };

  it('shows the data message with its tag, so that a newer one replaces it (REM-08)', () => {
    expect(pushNotice({ data })).toMatchObject({
      title: data.title,
      options: { body: data.body, tag: data.tag, data: { link: data.link } },
    });
  });

  it.each([null, 'text', {}, { data: 7 }])('shows a notice for a push that it cannot read: %s (REM-07)', (payload) => {
    expect(pushNotice(payload).title).toBe('CareCircle');
  });

  it('ignores a notification part', () => {
    expect(pushNotice({ data, notification: { title: 'other' } }).title).toBe(data.title);
  });

  it.each(['https://evil.example', '//evil.example', '/\\evil.example'])('leads to no other site: %s', (link) => {
    expect(pushNotice({ data: { ...data, link } }).options.data.link).toBe('/notifications');
  });
});
