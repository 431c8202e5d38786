import type { Context, Hono, MiddlewareHandler } from 'hono';
import { isLoopback } from '../base/config.ts';
import type { Log } from '../base/log.ts';
import type { Metrics } from '../base/metrics.ts';
import type { Operation } from '../base/operation.ts';
import { sameBytes } from '../base/sealed.ts';

/** Each answered request in the log and in the counts: the pattern of its route, never what stood in it. */
export const observe =
  (log: Log | null, metrics: Metrics | null): MiddlewareHandler =>
  async (c, next) => {
    const began = performance.now();
    await next();
    const ms = Math.round((performance.now() - began) * 10) / 10;
    const served = c.get('served') as Operation | undefined;
    const problem = (c.get('problem') as string | undefined) ?? null;
    const { status } = c.res;
    const route = served === undefined ? '' : routeOf(served);
    log?.request({
      method: c.req.method,
      route,
      status,
      ms,
      request: (c.get('request') as string | undefined) ?? '',
    });
    if (served !== undefined)
      metrics?.observe({ operation: served.name, kind: served.kind, status, ms, problem });
  };

/** An operation's path as Hono writes it. */
export const routeOf = ({ path }: Operation): string => `/api${path.replace(/\{(\w+)\}/g, ':$1')}`;

/** The counts, for this machine itself or whoever has the key (`METRICS_TOKEN`). */
export function serveMetrics(
  app: Hono,
  metrics: Metrics,
  { token, behindProxy }: { readonly token: string | null; readonly behindProxy: boolean },
  addressOf: (c: Context) => string,
): void {
  app.get('/metrics', async (c) => {
    const given = Buffer.from(c.req.header('Authorization') ?? '');
    // Behind a proxy on this machine everybody would seem to sit here.
    const may =
      token === null
        ? !behindProxy && isLoopback(addressOf(c))
        : sameBytes(given, Buffer.from(`Bearer ${token}`));
    if (!may) return c.text('', 403);
    const { type, text } = await metrics.render();
    return c.body(text, 200, { 'Content-Type': type });
  });
}
