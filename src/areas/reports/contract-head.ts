import { z } from 'zod';
import { id, plainDateField, text } from '../../base/fields.ts';
import { waysOfSending } from '../documents/document.ts';

/** How the signature is given: for the committee, for the head, by order. */
export const authorities = ['head', 'TM', 'KT', 'TL', 'TUQ'] as const;

/** What stands at the head and foot of a signed paper (NĐ 30/2020/NĐ-CP). */
export const headFields = {
  /** The register of the unit that the paper is numbered in; null where it is only written on the paper. */
  registerId: id.nullable().default(null),
  /** How it leaves, for that register: a signature here is an entry in the log, no digital one, so that only the signer knows. */
  sentAs: z.enum(waysOfSending).nullable().default(null),
  /** Without the symbol: "74"; empty where the register gives it. */
  number: text(0, 20),
  /** "BC-UBND". */
  symbol: text(1, 40),
  date: plainDateField,
  place: text(2, 100),
  authority: z.enum(authorities),
  /** "CHỦ TỊCH", "PHÓ CHỦ TỊCH". */
  position: text(2, 100),
  signer: text(2, 100),
  recipients: z.array(text(1, 200)).max(30),
};

/** The head of a paper without its number and day. */
export const LastHead = z.object({
  symbol: z.string(),
  place: z.string(),
  authority: z.string(),
  position: z.string(),
  signer: z.string(),
  recipients: z.array(z.string()),
});
