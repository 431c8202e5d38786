import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { serve as serveHono } from '@hono/node-server';
import { type AppOptions, createApp } from './app.ts';
import type { Application } from './application.ts';
import type { Limits } from './body.ts';
import { createPool, type PoolOptions, poolDefaults } from './pool.ts';
import { refusalWord } from './words.ts';

export type ServeOptions = {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly page: string | null;
  readonly pool: Partial<PoolOptions>;
  readonly limits?: Partial<Limits>;
  /** Null, or left out: only files are checked. */
  readonly application?: Application | null;
} & Partial<Pick<AppOptions, 'secure' | 'proxies' | 'requests' | 'outside' | 'metricsToken' | 'log'>>;
export type Serving = {
  readonly address: string;
  readonly port: number;
  readonly close: () => Promise<void>;
};

/** Listens until closed. Rejects with Node's error where the address cannot be taken. */
export function serve(options: ServeOptions): Promise<Serving> {
  const pool = createPool({ ...poolDefaults, ...options.pool });
  const { application = null, secure = false, proxies = 0, metricsToken = null, log = null } = options;
  const onError: AppOptions['onError'] = (error, about) => log?.error('unforeseen', error, about);
  const app = createApp({ ...options, pool, application, secure, proxies, metricsToken, log, onError });
  return new Promise((resolve, reject) => {
    const server = serveHono({ fetch: app.fetch, hostname: options.host, port: options.port }, (info) => {
      resolve({
        port: info.port,
        address: addressOf(options.host, info.port),
        close: () =>
          close(server, async () => {
            await pool.close();
            await application?.close();
          }),
      });
    }) as Server;
    server.on('error', reject);
    server.on('clientError', refuseBroken);
  });
}

/** What is no HTTP, or too slow or too long in its head, never comes as far as the pages; it is told in the same words. */
function refuseBroken({ code }: NodeJS.ErrnoException, socket: Duplex): void {
  if (code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status =
    code === 'HPE_HEADER_OVERFLOW'
      ? '431 Request Header Fields Too Large'
      : code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? '408 Request Timeout'
        : '400 Bad Request';
  const problem = { code: 'request-unreadable', message: refusalWord('request-unreadable'), issues: [] };
  const body = JSON.stringify({ problem });
  const head = [`HTTP/1.1 ${status}`, 'Content-Type: application/json', 'Connection: close'];
  socket.end(`${[...head, `Content-Length: ${Buffer.byteLength(body)}`].join('\r\n')}\r\n\r\n${body}`);
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
