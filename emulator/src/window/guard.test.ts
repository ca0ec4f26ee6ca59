import type { IncomingMessage } from 'node:http';
import { refusal } from './guard';

interface Asked {
  remoteAddress?: string;
  method?: string;
  headers?: Record<string, string>;
}

const ask = ({ remoteAddress = '127.0.0.1', method = 'GET', headers = {} }: Asked): string | undefined =>
  refusal({ socket: { remoteAddress }, method, headers: { host: '127.0.0.1:8080', ...headers } } as unknown as IncomingMessage);

const ELSEWHERE = 'The window can only be opened on the machine where the engine runs.';
const NAME = 'Open the window as 127.0.0.1 or localhost.';
const PAGE = 'Another page may not use the window.';
const navigation = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };

test.each<[title: string, asked: Asked, refused: string | undefined]>([
  ['this machine', {}, undefined],
  ['this machine by IPv6', { remoteAddress: '::1', headers: { host: '[::1]:8080' } }, undefined],
  ['this machine by IPv4 in IPv6', { remoteAddress: '::ffff:127.0.0.1' }, undefined],
  ['this machine by its name', { headers: { host: 'LocalHost:8080', origin: 'http://localhost:8080' } }, undefined],
  ['another machine', { remoteAddress: '192.168.1.7' }, ELSEWHERE],
  ['another machine by IPv6', { remoteAddress: 'fe80::1' }, ELSEWHERE],
  ['an address that only looks like this machine', { remoteAddress: '::ffff:10.127.0.1' }, ELSEWHERE],
  ['a name of somebody else that leads here', { headers: { host: 'rebound.example:8080' } }, NAME],
  ['a name that begins like ours', { headers: { host: 'localhost.example' } }, NAME],
  ['no name', { headers: { host: '' } }, NAME],
  ['the own page', { method: 'PATCH', headers: { origin: 'http://127.0.0.1:8080', 'sec-fetch-site': 'same-origin' } }, undefined],
  ['a page of another origin', { headers: { origin: 'https://evil.example' } }, PAGE],
  ['a page of another port', { method: 'POST', headers: { origin: 'http://127.0.0.1:5000' } }, PAGE],
  ['a page without an origin', { headers: { origin: 'null' } }, PAGE],
  ['a script of another origin without Origin', { headers: { 'sec-fetch-site': 'cross-site' } }, PAGE],
  ['an image of another port', { headers: { 'sec-fetch-site': 'same-site', 'sec-fetch-dest': 'image' } }, PAGE],
  ['a frame in another page', { headers: { ...navigation, 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'iframe' } }, PAGE],
  ['a form of another page', { method: 'POST', headers: { ...navigation, 'sec-fetch-site': 'cross-site' } }, PAGE],
  ['a link on another page', { headers: { ...navigation, 'sec-fetch-site': 'cross-site' } }, undefined],
])('%s', (_title, asked, refused) => {
  expect(ask(asked)).toBe(refused);
});
