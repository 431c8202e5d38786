import type { Context } from 'hono';
import { z } from 'zod';
import { type ExportKind, exportKinds } from '../areas/legacy/contract.ts';
import { type Limits, readBody } from './body.ts';
import type { Pool } from './pool.ts';
import { attachmentHeader, nameOf, refuse } from './request.ts';
import type { Source } from './task.ts';
import { exportNames, type RefusalCode } from './words.ts';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const contentTypes: Record<ExportKind, string> = {
  forms: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  comments: docx,
  note: docx,
  json: 'application/json; charset=utf-8',
};

/** Makes one download from the file in the request, or from what reading it gave before (`application/json`). */
export async function sendExport(c: Context, pool: Pool, limits: Limits): Promise<Response> {
  const leave = pool.enter();
  if (leave === null) return refuse(c, 'server-busy');
  try {
    const from = await sourceOf(c, limits);
    return typeof from === 'string' ? refuse(c, from) : await make(c, pool, from);
  } finally {
    leave();
  }
}

async function make(c: Context, pool: Pool, from: Source): Promise<Response> {
  const kind = z.enum(exportKinds).parse(c.req.param('kind'));
  const outcome = await pool.run({ task: { make: kind, from }, signal: c.req.raw.signal });
  if (outcome.error) return refuse(c, outcome.error.code);
  const saved = exportNames[kind](nameOf(c).replace(/\.[A-Za-z0-9]{2,5}$/, ''));
  return c.body(outcome.bytes, 200, {
    'Content-Type': contentTypes[kind],
    'Content-Disposition': attachmentHeader(saved),
  });
}

async function sourceOf(c: Context, limits: Limits): Promise<Source | RefusalCode> {
  const { longestPause, largestAnalyses, largestFile } = limits;
  const readBefore = c.req.header('Content-Type')?.startsWith('application/json') === true;
  const body = await readBody(
    c.req.raw,
    readBefore
      ? { largest: largestAnalyses, longestPause, over: 'analyses-too-large' }
      : { largest: largestFile, longestPause, over: 'file-too-large' },
  );
  if (body.refused !== undefined) return body.refused;
  if (body.bytes.length === 0) return readBefore ? 'request-unreadable' : 'file-empty';
  return readBefore ? { analyses: body.bytes } : { file: { name: nameOf(c), bytes: body.bytes } };
}
