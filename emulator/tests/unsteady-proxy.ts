import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface UnsteadyProxy {
  readonly port: number;
  /** From now on swallows what the server says, until `cut`. */
  mute(): void;
  /** Breaks all connections; new ones are served again. */
  cut(): void;
  close(): Promise<void>;
}

/** Stands between a client and the server on `targetPort`, so that a test can lose answers and break connections. */
export async function startUnsteadyProxy(targetPort: number): Promise<UnsteadyProxy> {
  const sockets = new Set<Socket>();
  let muted = false;
  const server = createServer((client) => {
    const upstream = connect(targetPort, '127.0.0.1');
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (chunk) => upstream.write(chunk));
    upstream.on('data', (chunk) => {
      if (!muted) client.write(chunk);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
    muted = false;
  };
  return {
    port: (server.address() as AddressInfo).port,
    mute: () => void (muted = true),
    cut,
    close() {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
