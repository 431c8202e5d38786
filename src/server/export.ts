import type { Context } from 'hono';
import { z } from 'zod';
import type { Analysis } from '../areas/legacy/analyse.ts';
import { Check, Extraction } from '../areas/legacy/answer.ts';
import { type ExportKind, exportKinds } from '../areas/legacy/contract.ts';
import type { Document } from '../formats/document.ts';
import { readBody } from './body.ts';
import type { Pool } from './pool.ts';
import { attachmentHeader, nameOf, refuse } from './request.ts';
import type { Source } from './task.ts';
import { exportNames } from './words.ts';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const contentTypes: Record<ExportKind, string> = {
  forms: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  comments: docx,
  note: docx,
  json: 'application/json; charset=utf-8',
};

/** Makes one download from the file in the request, or from what reading it gave before (`application/json`). */
export async function sendExport(c: Context, pool: Pool, largest: number): Promise<Response> {
  const leave = pool.enter();
  if (leave === null) return refuse(c, 'server-busy');
  try {
    const from = await sourceOf(c, nameOf(c), largest);
    return from === null ? refuse(c, 'request-unreadable') : await make(c, pool, from);
  } finally {
    leave();
  }
}

async function make(c: Context, pool: Pool, from: Source): Promise<Response> {
  const kind = z.enum(exportKinds).parse(c.req.param('kind'));
  const outcome = await pool.run({ task: { make: kind, from }, signal: c.req.raw.signal });
  if (outcome.error) return c.json({ error: outcome.error }, 422);
  const saved = exportNames[kind](nameOf(c).replace(/\.[A-Za-z0-9]{2,5}$/, ''));
  return c.body(outcome.bytes, 200, {
    'Content-Type': contentTypes[kind],
    'Content-Disposition': attachmentHeader(saved),
  });
}

async function sourceOf(c: Context, name: string, largest: number): Promise<Source | null> {
  const bytes = await readBody(c.req.raw, largest);
  if (bytes.length === 0) return null;
  if (c.req.header('Content-Type')?.startsWith('application/json') !== true) return { file: { name, bytes } };
  const analyses = analysesIn(new TextDecoder().decode(bytes));
  return analyses === null ? null : { analyses };
}

const isDocument = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && 'blocks' in value && Array.isArray(value.blocks);
const Analyses = z
  .array(z.object({ document: z.custom<Document>(isDocument), extraction: Extraction, check: Check }))
  .min(1)
  .max(200);

function analysesIn(text: string): readonly Analysis[] | null {
  try {
    return Analyses.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
