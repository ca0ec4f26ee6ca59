import { originOf } from './origin';

const from = (forwarded: string | undefined, remoteAddress = '127.0.0.1') =>
  originOf({ headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }, socket: { remoteAddress } });

test('the origin is the address that the front end saw, not one that the client claims', () => {
  expect(from('10.9.8.7, 203.0.113.9')).toBe('203.0.113.9');
  expect(from(undefined)).toBe('127.0.0.1');
  expect(from(undefined, '::ffff:192.0.2.1')).toBe('192.0.2.1');
  expect(originOf({ headers: {} })).toBe('127.0.0.1');
});

test.each(['2001:db8:0:1:aaaa::1', '2001:0db8::1:bbbb:0:0:2', '2001:db8:0:1::'])('%s belongs to its /64', (address) => {
  expect(from(address)).toBe('2001:db8:0:1::/64');
});

test('neighbouring networks are told apart', () => {
  expect(from('2001:db8:0:2::1')).not.toBe(from('2001:db8:0:1::1'));
});
