import { Hono } from 'hono';
import { exportKinds } from '../areas/legacy/contract.ts';
import { type Limits, usualLimits } from './body.ts';
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
  readonly limits?: Partial<Limits>;
};

/** The server: the page, and three addresses that it calls. It has no memory: what comes in goes out with the answer. */
export function createApp({ pool, host, page, limits }: AppOptions): Hono {
  const app = new Hono();
  const within = { ...usualLimits, ...limits };
  app.use(safeHeaders, ownNames(host));
  app.use('/api/*', ownPageOnly);
  app.get('/api/health', (c) => c.json({ ok: true }));
  app.post('/api/read', (c) => sendReading(c, pool, within));
  app.post(`/api/export/:kind{${exportKinds.join('|')}}`, (c) => sendExport(c, pool, within));
  if (page !== null) servePage(app, page);
  app.notFound((c) => refuse(c, 'no-such-page'));
  app.onError((_error, c) => refuse(c, 'server-failed'));
  return app;
}
