import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { isLoopback } from '../base/config.ts';
import { refuse } from './request.ts';

/** Everything comes from this server itself, and nothing stands in the page's own text. */
export const safeHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: 'no-referrer',
  strictTransportSecurity: false,
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
});

/** A server on this machine answers to this machine's names only, so that a foreign name pointed here (DNS rebinding) gets nothing. */
export const ownNames =
  (host: string): MiddlewareHandler =>
  async (c, next) => {
    const asked = hostnameOf(c.req.header('Host'));
    if (isLoopback(host) && !(asked !== null && isLoopback(asked)))
      return refuse(c, 'request-from-elsewhere');
    await next();
  };

/** Where another system's sign-in sends the browser back; what it brings is checked against a cookie of this browser. */
const wayBack = /^\/api\/sign-in\/outside\/[a-z0-9-]+\/back$/;

/** Other web pages may not use the interface through a visitor's browser. Programs that are no browser send neither header. */
export const ownPageOnly: MiddlewareHandler = async (c, next) => {
  const site = c.req.header('Sec-Fetch-Site');
  const origin = c.req.header('Origin');
  const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none';
  const foreignOrigin = origin !== undefined && hostOf(origin) !== c.req.header('Host');
  const isAnswer = c.req.method === 'GET' && wayBack.test(c.req.path);
  if ((foreignSite && !isAnswer) || foreignOrigin) return refuse(c, 'request-from-elsewhere');
  await next();
  c.header('Cache-Control', 'no-store');
};

const hostOf = (origin: string) => (URL.canParse(origin) ? new URL(origin).host : null);

const hostnameOf = (host: string | undefined) =>
  host !== undefined && URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : null;
