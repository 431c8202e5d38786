import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/**
 * Where a request came from. Behind `proxies` of our own the last names they added are believed, and none that the sender
 * could have written.
 */
export function addressOf(c: Context, proxies: number): string {
  const direct = directAddress(c);
  if (proxies === 0) return direct;
  const passed = (c.req.header('X-Forwarded-For') ?? '').split(',').map((each) => each.trim());
  return [...passed, direct].filter((each) => each !== '').at(-1 - proxies) ?? direct;
}

function directAddress(c: Context): string {
  const address = getConnInfo(c).remote.address ?? '';
  return address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
}
