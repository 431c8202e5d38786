import type { Context } from 'hono';
import { type RefusalCode, refusal, refusalWord } from './words.ts';

const statuses: Partial<Record<RefusalCode, 400 | 403 | 404 | 408 | 413 | 500 | 503>> = {
  'request-unreadable': 400,
  'request-from-elsewhere': 403,
  'no-such-page': 404,
  'request-stopped': 408,
  'file-too-large': 413,
  'too-many-together': 413,
  'analyses-too-large': 413,
  'server-failed': 500,
  'server-busy': 503,
};

/** The one place that makes a refusal an HTTP answer. What lies in the file itself is 422. */
export function refuse(c: Context, code: RefusalCode): Response {
  if (code === 'server-busy') c.header('Retry-After', '10');
  if (code === 'request-stopped') c.header('Connection', 'close');
  const status = statuses[code] ?? 422;
  if (isFileCheck.test(c.req.path)) return c.json({ error: refusal(code) }, status);
  return c.json({ problem: { code, message: refusalWord(code), issues: [] } }, status);
}

/** Has its own page and its own answers, older than the operations. */
const isFileCheck = /^\/api\/(read|export)\b/;

/** The file's name as sent in `X-File-Name`, percent-encoded; only its last part, never a path. */
export function nameOf(c: Context): string {
  const sent = c.req.header('X-File-Name') ?? '';
  const name = (decoded(sent).split(/[\\/]/).at(-1) ?? '').replace(/\p{C}/gu, '').trim();
  return name === '' ? 'tep' : name.slice(0, 255).toWellFormed();
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** An attachment under a Vietnamese name (RFC 6266): plain letters for old programs, UTF-8 for the others. */
export function attachmentHeader(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');
  const ascii = plain.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
