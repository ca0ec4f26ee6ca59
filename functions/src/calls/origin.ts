import type { IncomingMessage } from 'node:http';

type Incoming = { headers: IncomingMessage['headers']; socket?: Pick<IncomingMessage['socket'], 'remoteAddress'> };

/**
 * The network that a request comes from. Google's front end appends the address that it saw to `X-Forwarded-For`; what stands
 * before it was sent by the client and may be invented. A household has one IPv4 address or one IPv6 /64.
 */
export function originOf({ headers, socket }: Incoming): string {
  const header = headers['x-forwarded-for'];
  const forwarded = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',');
  const address = (forwarded.at(-1)?.trim() || socket?.remoteAddress) ?? '';
  return network(address.replace(/^::ffff:(?=\d+\.)/i, ''));
}

function network(address: string): string {
  // A connection without an address is a socket of this very machine.
  if (!address.includes(':')) return address === '' ? '127.0.0.1' : address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const left = groups(head);
  const right = tail === undefined ? [] : groups(tail);
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const all = [...left, ...Array<string>(zeros).fill('0'), ...right];
  return `${all.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`;
}

const groups = (text: string): string[] => (text === '' ? [] : text.split(':'));
