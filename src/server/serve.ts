import type { Server } from 'node:http';
import { serve as serveHono } from '@hono/node-server';
import { createApp } from './app.ts';
import type { Limits } from './body.ts';
import { createPool, type PoolOptions } from './pool.ts';

export type ServeOptions = {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly page: string | null;
  readonly pool: Partial<PoolOptions>;
  readonly limits?: Partial<Limits>;
};
export type Serving = {
  readonly address: string;
  readonly port: number;
  readonly close: () => Promise<void>;
};

const poolDefaults: PoolOptions = {
  worker: new URL('./worker.ts', import.meta.url),
  size: 2,
  longestQueue: 8,
  longestSilence: 60_000,
  longestRest: 300_000,
  memoryMb: 1024,
};

/** Listens until closed. Rejects with Node's error where the address cannot be taken. */
export function serve(options: ServeOptions): Promise<Serving> {
  const pool = createPool({ ...poolDefaults, ...options.pool });
  const app = createApp({ ...options, pool });
  return new Promise((resolve, reject) => {
    const server = serveHono({ fetch: app.fetch, hostname: options.host, port: options.port }, (info) => {
      resolve({
        port: info.port,
        address: addressOf(options.host, info.port),
        close: () => close(server, pool.close),
      });
    }) as Server;
    server.on('error', reject);
  });
}

function addressOf(host: string, port: number): string {
  const shown = host === '127.0.0.1' || host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}`;
}

async function close(server: Server, closePool: () => Promise<void>): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  await closePool();
  server.closeAllConnections();
  await closed;
}
