import type { Context } from 'hono';
import { stream } from 'hono/streaming';
import type { ReadLine } from '../areas/legacy/contract.ts';
import { type Limits, readBody } from './body.ts';
import type { Pool } from './pool.ts';
import { nameOf, refuse } from './request.ts';

/** Reads the file in the request and answers line by line: how far it is, then what was found. Leaving stops the reading. */
export async function sendReading(c: Context, pool: Pool, limits: Limits): Promise<Response> {
  const leave = pool.enter();
  if (leave === null) return refuse(c, 'server-busy');
  try {
    const { longestPause, largestFile: largest } = limits;
    const body = await readBody(c.req.raw, { largest, longestPause, over: 'file-too-large' });
    if (body.refused !== undefined) return endWith(leave, refuse(c, body.refused));
    if (body.bytes.length === 0) return endWith(leave, refuse(c, 'file-empty'));
    c.header('Content-Type', 'application/x-ndjson; charset=utf-8');
    return stream(c, (out) => read(c, pool, body.bytes, (line) => out.write(line)).finally(leave));
  } catch (error) {
    leave();
    throw error;
  }
}

type Write = (line: string | Uint8Array) => Promise<unknown>;

async function read(c: Context, pool: Pool, bytes: Uint8Array<ArrayBuffer>, write: Write): Promise<void> {
  const say = (line: ReadLine) => write(`${JSON.stringify(line)}\n`);
  const outcome = await pool.run({
    task: { make: 'reading', from: { file: { name: nameOf(c), bytes } } },
    signal: c.req.raw.signal,
    onProgress: (done, total) => say({ progress: { done, total } }),
  });
  await (outcome.error ? say({ error: outcome.error }) : write(outcome.bytes));
}

function endWith(leave: () => void, response: Response): Response {
  leave();
  return response;
}
