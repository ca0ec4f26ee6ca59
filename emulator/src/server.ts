import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { DELIVERY_LIMITS, EventDispatcher } from './events/dispatcher';
import { createPoster } from './events/post';
import { TriggerRegistry } from './events/registry';
import type { Engine } from './service/engine';
import { createWindowRoute } from './window/route';
import { createAdminRoute } from './wire/admin/route';
import { createListenCodec, createWriteCodec } from './wire/codec/json';
import { createGrpcServer } from './wire/grpc/server';
import { createHttpServer, type Route } from './wire/http/server';
import { createPortServer } from './wire/port';
import { createRestRoute } from './wire/rest/route';
import { createListenHandler } from './wire/streams/listen';
import { createWriteHandler } from './wire/streams/write';
import { systemTimers } from './wire/timers';
import { createWebChannelHandler } from './wire/webchannel/handler';
import { asJsonStream } from './wire/webchannel/json-stream';

export interface ServerOptions {
  engine: Engine;
  host: string;
  /** 0 for any free one. */
  port: number;
  /** `host:port` of the Functions emulator; without it no events are sent. */
  functionsEmulator?: string;
  /** Called by `POST /shutdown`. */
  onShutdown(): void;
}

export interface RunningServer {
  readonly host: string;
  readonly port: number;
  /** Stops listening and cuts all connections; what was acknowledged is in the store. */
  close(): Promise<void>;
}

const WEBCHANNEL_PATH = /^\/google\.firestore\.v1\.Firestore\/(?:Listen|Write)\/channel$/;

/** Serves everything on one port. Rejects with the error of `listen`, for example EADDRINUSE. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { engine, host, functionsEmulator } = options;
  const listen = createListenHandler(engine, systemTimers);
  const write = createWriteHandler(engine);
  const webChannel = createWebChannelHandler({
    streams: { Listen: asJsonStream(listen, createListenCodec), Write: asJsonStream(write, createWriteCodec) },
    timers: systemTimers,
    log: engine.log,
  });
  const webChannelRoute: Route = (request, response, url) => {
    if (!WEBCHANNEL_PATH.test(url.pathname)) return false;
    webChannel.handle(request, response);
    return true;
  };

  const triggers = new TriggerRegistry();
  const stopEvents = functionsEmulator === undefined ? undefined : startEvents(engine, triggers, functionsEmulator);
  const admin = createAdminRoute({ engine, triggers, shutdown: options.onShutdown });
  const http = createHttpServer(engine, createWindowRoute(engine, Date.now), [webChannelRoute, createRestRoute(engine), admin]);
  const http2 = createGrpcServer(engine, { listen, write });
  const port = createPortServer({ http1: http, http2 });

  await new Promise<void>((resolve, reject) => {
    port.net.once('error', reject);
    port.net.listen(options.port, host, resolve);
  });
  port.net.on('error', (error) => engine.log.error('The server failed to accept a connection', error));
  return {
    host,
    port: (port.net.address() as AddressInfo).port,
    async close() {
      stopEvents?.();
      listen.close();
      webChannel.close();
      await port.close();
    },
  };
}

function startEvents(engine: Engine, registry: TriggerRegistry, host: string): () => void {
  const poster = createPoster(host);
  const dispatcher = new EventDispatcher({ registry, poster, log: engine.log, limits: DELIVERY_LIMITS, sleep });
  const unsubscribe = engine.store.onCommit((database, commit) => dispatcher.dispatch(database, commit));
  return () => {
    unsubscribe();
    dispatcher.close();
  };
}
