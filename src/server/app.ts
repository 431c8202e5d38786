import { Hono, type MiddlewareHandler } from 'hono';
import { exportKinds } from '../areas/legacy/contract.ts';
import type { Log } from '../base/log.ts';
import { createMetrics, type Metrics } from '../base/metrics.ts';
import { addressOf } from './address.ts';
import type { Application } from './application.ts';
import { type Limits, usualLimits } from './body.ts';
import { sendExport } from './export.ts';
import { ownNames, ownPageOnly, safeHeaders } from './guard.ts';
import { operations } from './house.ts';
import { observe, serveMetrics } from './observe.ts';
import { openApi } from './open-api.ts';
import { type Serving, serveOperations } from './operations.ts';
import { type OutsideSignIn, serveOutsideSignIn } from './outside-sign-in.ts';
import { servePage } from './page.ts';
import type { Pool } from './pool.ts';
import type { Answering } from './problem.ts';
import { createGate, createRateBook, networkOf, type RequestLimits } from './rates.ts';
import { sendReading } from './reading.ts';
import { refuse } from './request.ts';
import { serveSetUp } from './set-up.ts';

export type AppOptions = Answering & {
  readonly pool: Pool;
  readonly host: string;
  /** The folder of the built page; null where only the interface is served. */
  readonly page: string | null;
  readonly limits?: Partial<Limits>;
  /** Of those who signed in, and of keys. */
  readonly requests?: RequestLimits;
  /** Null where only files are checked. */
  readonly application: Application | null;
  /** Reached over https: cookies are kept to it. */
  readonly secure: boolean;
  /** How many proxies of our own stand before the server. */
  readonly proxies: number;
  /** Null where nothing is written down, as in tests. */
  readonly log: Log | null;
  readonly metricsToken: string | null;
  /** Signing in by other systems; null, or left out, where there is none. */
  readonly outside?: OutsideSignIn | null;
};

/** The server: the page, the check of files, which remembers nothing, and the operations of the application. */
export function createApp(options: AppOptions): Hono {
  const { pool, host, page, limits, application, log } = options;
  const app = new Hono();
  const within = { ...usualLimits, ...limits };
  const metrics = metricsOf(application);
  app.use('/api/*', observe(log, metrics));
  app.use(safeHeaders, ownNames(host));
  app.use('/api/*', ownPageOnly);
  app.get('/api/health', async (c) => {
    const ok = (await application?.database()?.isReachable()) ?? true;
    return c.json({ ok }, ok ? 200 : 503);
  });
  if (metrics !== null)
    serveMetrics(
      app,
      metrics,
      { token: options.metricsToken, behindProxy: options.secure || options.proxies > 0 },
      (c) => addressOf(c, options.proxies),
    );
  const readers = createRateBook(within.filesPerMinute);
  const inMeasure: MiddlewareHandler = (c, next) =>
    readers.enter(networkOf(addressOf(c, options.proxies)), Date.now()) === 0
      ? next()
      : Promise.resolve(refuse(c, 'server-busy'));
  app.use('/api/read', inMeasure);
  app.use('/api/export/*', inMeasure);
  app.post('/api/read', (c) => sendReading(c, pool, within));
  app.post(`/api/export/:kind{${exportKinds.join('|')}}`, (c) => sendExport(c, pool, within));
  if (application !== null) serveApplication(app, application, options);
  if (page !== null) servePage(app, page);
  app.notFound((c) => refuse(c, 'no-such-page'));
  app.onError((error, c) => {
    options.onError(error, { operation: '', number: '' });
    return refuse(c, 'server-failed');
  });
  return app;
}

function metricsOf(application: Application | null): Metrics | null {
  if (application === null) return null;
  const none = { open: 0, idle: 0, waiting: 0 };
  return createMetrics({
    connections: () => application.database()?.connections() ?? none,
    jobs: async () => (await application.jobs()?.counts()) ?? { waiting: 0, failed: 0 },
  });
}

function serveApplication(
  app: Hono,
  application: Application,
  { secure, proxies, onError, requests, outside = null }: AppOptions,
): void {
  // Made when it is first asked for: a start does not wait for it.
  let api: ReturnType<typeof openApi> | null = null;
  app.get('/api/openapi.json', (c) => {
    api ??= openApi(operations);
    return c.json(api);
  });
  serveSetUp(app, { ...application.setUp, onError });
  const serving: Serving = {
    secure,
    onError,
    runner: application.runner,
    onlyReal: application.setUp.onlyReal,
    addressOf: (c) => addressOf(c, proxies),
    gate: createGate(requests),
  };
  if (outside !== null) serveOutsideSignIn(app, { ...serving, ...outside, database: application.database });
  serveOperations(app, operations, serving);
}
