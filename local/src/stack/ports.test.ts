import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { listeningInode, portOwner, readLsof } from './port-owner';
import { DEFAULT_PORTS, freePorts, requireFreePorts } from './ports';

test('freePorts gives every part a port of its own', async () => {
  const ports = Object.values(await freePorts());
  expect(new Set(ports).size).toBe(Object.keys(DEFAULT_PORTS).length);
});

test('requireFreePorts names the taken port, its part and the process', async () => {
  const ports = await freePorts();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(ports.auth, '127.0.0.1', resolve));
  try {
    await expect(requireFreePorts(ports)).rejects.toMatchObject({
      message: expect.stringMatching(new RegExp(`port ${ports.auth} \\(auth\\) is used by`)) as string,
      remedy: expect.stringContaining('Stop that process') as string,
    });
    if (process.platform === 'linux') expect(portOwner((server.address() as AddressInfo).port)?.pid).toBe(process.pid);
  } finally {
    server.close();
  }
  await expect(requireFreePorts(ports)).resolves.toBeUndefined();
});

test('listeningInode reads the socket of a listening port from the kernel’s table, not that of a connection', () => {
  const table = [
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
    '   0: 0100007F:1F90 0100007F:C001 01 00000000:00000000 00:00000000 00000000     0        0 111 1',
    '   1: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 222 1',
  ].join('\n');
  expect(listeningInode(table, 8080)).toBe('222');
  expect(listeningInode(table, 8081)).toBeUndefined();
});

test('readLsof reads the first process', () => {
  expect(readLsof('p4711\ncnode\n')).toEqual({ pid: 4711, command: 'node' });
  expect(readLsof('')).toBeUndefined();
});
