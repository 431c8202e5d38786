import { z } from 'zod';
import type { Analysis } from '../areas/legacy/analyse.ts';
import { Check, Extraction } from '../areas/legacy/answer.ts';
import { mostTogether } from '../areas/legacy/contract.ts';
import type { Document } from '../formats/document.ts';
import type { RefusalCode } from './words.ts';

const isDocument = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && 'blocks' in value && Array.isArray(value.blocks);
const Analyses = z
  .array(z.object({ document: z.custom<Document>(isDocument), extraction: Extraction, check: Check }))
  .min(1);

type Sent = { readonly analyses: readonly Analysis[]; readonly refused?: undefined };

/** What a page sends back of earlier readings. It may be long, so that it is parsed on a thread, never by the server itself. */
export function analysesIn(bytes: Uint8Array): Sent | { readonly refused: RefusalCode } {
  const sent = parsed(new TextDecoder().decode(bytes));
  if (Array.isArray(sent) && sent.length > mostTogether) return { refused: 'too-many-together' };
  const analyses = Analyses.safeParse(sent);
  return analyses.success ? { analyses: analyses.data } : { refused: 'request-unreadable' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
