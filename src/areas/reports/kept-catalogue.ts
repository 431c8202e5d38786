import { createHash } from 'node:crypto';
import { canonical } from '../../base/canonical.ts';
import type { Db, Tx } from '../../base/database/database.ts';
import { FormTemplate } from './form-template.ts';
import { Outline } from './outline.ts';

/** SHA-256 of the canonical JSON, in hexadecimal: what a form or outline says decides which one it is. */
export const hashOf = (content: unknown): string =>
  createHash('sha256').update(canonical(content)).digest('hex');

type Kept = { readonly kind: 'form' | 'outline' | 'indicators'; readonly content: { readonly id: string } };

/** Keeps a form, an outline or the names of indicators for ever under its hash, and gives the hash; what is there already stays. */
export async function keepFile(tx: Tx, { kind, content }: Kept, now: Date): Promise<string> {
  const hash = hashOf(content);
  await tx
    .insertInto('catalogue_file')
    .values({ hash, kind, name: content.id, content: canonical(content), added_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return hash;
}

/** Files never change under their hash, so each process reads one once. */
const forms = new Map<string, FormTemplate>();
const outlines = new Map<string, Outline>();

/** The form that a report was written on. */
export async function formOf(db: Db | Tx, hash: string): Promise<FormTemplate> {
  const known = forms.get(hash) ?? FormTemplate.parse(await contentOf(db, hash));
  forms.set(hash, known);
  return known;
}

/** The outline that a report was written on. */
export async function outlineOf(db: Db | Tx, hash: string): Promise<Outline> {
  const known = outlines.get(hash) ?? Outline.parse(await contentOf(db, hash));
  outlines.set(hash, known);
  return known;
}

/** Whether one of the forms that figures were written on is our reading of the law, not an issued one. */
export async function isProvisional(db: Db | Tx, formHashes: Iterable<string>): Promise<boolean> {
  for (const hash of new Set(formHashes)) if ((await formOf(db, hash)).provisional) return true;
  return false;
}

/** What was kept under a hash. */
export async function contentOf(db: Db | Tx, hash: string): Promise<unknown> {
  const { content } = await db
    .selectFrom('catalogue_file')
    .select('content')
    .where('hash', '=', hash)
    .executeTakeFirstOrThrow();
  return JSON.parse(content);
}
