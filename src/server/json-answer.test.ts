import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { sendJson } from './json-answer.ts';

async function ask(answer: object, accepted?: string) {
  const app = new Hono().get('/', (c) => sendJson(c, answer));
  const headers: HeadersInit = accepted === undefined ? {} : { 'Accept-Encoding': accepted };
  const response = await app.fetch(new Request('http://localhost/', { headers }));
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect(response.headers.get('Content-Type')).toBe('application/json');
  return { encoding: response.headers.get('Content-Encoding'), bytes };
}

const long = { cells: Array.from({ length: 500 }, (_, at) => ({ name: 'Số văn bản chỉ đạo', at })) };

it.each(['gzip', 'deflate, gzip', 'br;q=1, gzip;q=0.5', 'GZIP ; q=1'])(
  'a long answer goes packed to who accepts "%s"',
  async (accepted) => {
    const { encoding, bytes } = await ask(long, accepted);
    expect(encoding).toBe('gzip');
    expect(JSON.parse(gunzipSync(bytes).toString())).toEqual(long);
    expect(bytes.length).toBeLessThan(JSON.stringify(long).length / 5);
  },
);

it.each([undefined, '', 'br', 'gzip;q=0', 'gzip;q=0.0', 'x-gzipped'])(
  'it goes as it is to who accepts "%s"',
  async (accepted) => {
    const { encoding, bytes } = await ask(long, accepted);
    expect(encoding).toBeNull();
    expect(JSON.parse(Buffer.from(bytes).toString())).toEqual(long);
  },
);

it('whatever is answered arrives', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.json(), { maxLength: 200 }), async (parts) => {
      const { encoding, bytes } = await ask({ parts }, 'gzip');
      const text = (encoding === 'gzip' ? gunzipSync(bytes) : Buffer.from(bytes)).toString();
      expect(JSON.parse(text)).toEqual({ parts });
    }),
  ));
