import type { Breaking, Harmless } from './edit.ts';
import * as seed000 from './seed-000.ts';
import * as seed001 from './seed-001.ts';
import * as seed002 from './seed-002.ts';
import * as seed003 from './seed-003.ts';
import * as seed004 from './seed-004.ts';

/** Edits of the five sample reports, by the beginning of the sample's name. */
export const edits: Readonly<
  Record<string, { breaking: readonly Breaking[]; harmless: readonly Harmless[] }>
> = {
  '000': seed000,
  '001': seed001,
  '002': seed002,
  '003': seed003,
  '004': seed004,
};
