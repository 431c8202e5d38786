import type { Operation } from './operation.ts';

/** What somebody asked for, as the log may keep it: without the fields that the operation calls secret. */
export function withoutSecrets({ secret }: Operation, raw: unknown): unknown {
  if (secret.length === 0 || typeof raw !== 'object' || raw === null) return raw;
  return Object.fromEntries(Object.entries(raw).filter(([field]) => !secret.includes(field)));
}

/**
 * Of what was asked, ids, days, numbers and single words that a form knows; of all else only that something stood there. What was
 * refused was looked through by nobody: it may be what a secret document says, and the log can never be rid of it
 * (Luật Bảo vệ bí mật nhà nước 29/2018/QH14).
 */
export function withoutWords(asked: unknown): unknown {
  if (typeof asked === 'string') return isPlainWord(asked) ? asked : '…';
  if (Array.isArray(asked)) return asked.map(withoutWords);
  if (typeof asked !== 'object' || asked === null) return asked;
  const told = Object.entries(asked).map(([field, value]) => [
    isPlainWord(field) ? field : '…',
    withoutWords(value),
  ]);
  return Object.fromEntries(told);
}
const isPlainWord = (text: string) => /^[\w-]{1,40}$/.test(text);
