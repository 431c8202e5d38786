import { oneLine } from '../../base/fold.ts';
import type { Issue } from '../../base/problem.ts';
import type { Head } from './frozen.ts';
import { headWords } from './words.ts';

/** "74", "05", and "74a" for one that was put between. */
const number = /^(?!0+$)\d{1,6}[a-zđ]?$/iu;
/** "BC-UBND", "BC-KT&HT". */
const symbol = /^\p{Lu}[\p{L}\p{N}.&-]*$/u;

const lineEnd = /\p{Cc}/u;
const asWritten = (name: string): string => oneLine(name.normalize('NFC')).toLowerCase();

/** All that is wrong with the head of a paper at once (NĐ 30/2020/NĐ-CP): `signers` are the names that may stand under it. */
export function headIssues(head: Head, signers: readonly string[]): Issue[] {
  const lines = ['place', 'position'] as const;
  const isSigner = signers.some((name) => asWritten(name) === asWritten(head.signer));
  return [
    ...(number.test(head.number) ? [] : [{ path: ['number'], message: headWords.number }]),
    ...(symbol.test(head.symbol) ? [] : [{ path: ['symbol'], message: headWords.symbol }]),
    ...lines.flatMap((field) =>
      lineEnd.test(head[field]) ? [{ path: [field], message: headWords.oneLine }] : [],
    ),
    ...(isSigner && !lineEnd.test(head.signer)
      ? []
      : [{ path: ['signer'], message: headWords.signer(signers) }]),
    ...(head.recipients.some((line) => lineEnd.test(line))
      ? [{ path: ['recipients'], message: headWords.oneLine }]
      : []),
  ];
}
