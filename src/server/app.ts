import { Hono } from 'hono';
import { exportKinds, largestFile } from '../areas/legacy/contract.ts';
import { Problem } from '../base/problem.ts';
import { sendExport } from './export.ts';
import { ownNames, ownPageOnly, safeHeaders } from './guard.ts';
import { servePage } from './page.ts';
import type { Pool } from './pool.ts';
import { sendReading } from './reading.ts';
import { refuse } from './request.ts';

export type AppOptions = {
  readonly pool: Pool;
  readonly host: string;
  /** The folder of the built page; null where only the interface is served. */
  readonly page: string | null;
  readonly largest?: number;
};

/** The server: the page, and three addresses that it calls. It has no memory: what comes in goes out with the answer. */
export function createApp({ pool, host, page, largest = largestFile }: AppOptions): Hono {
  const app = new Hono();
  app.use(safeHeaders, ownNames(host));
  app.use('/api/*', ownPageOnly);
  app.get('/api/health', (c) => c.json({ ok: true }));
  app.post('/api/read', (c) => sendReading(c, pool, largest));
  app.post(`/api/export/:kind{${exportKinds.join('|')}}`, (c) => sendExport(c, pool, largest));
  if (page !== null) servePage(app, page);
  app.notFound((c) => refuse(c, 'no-such-page'));
  app.onError((error, c) => {
    const tooLarge = error instanceof Problem && error.code === 'file-too-large';
    return refuse(c, tooLarge ? 'file-too-large' : 'server-failed');
  });
  return app;
}
