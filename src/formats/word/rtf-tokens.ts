import { Problem } from '../../base/problem.ts';

/** The pieces an .rtf is made of; `letters` are bytes of the file's own encoding, one a character. */
export type RtfToken =
  | { readonly kind: 'open' | 'close' }
  | { readonly kind: 'word'; readonly word: string; readonly number: number | undefined }
  | { readonly kind: 'letters'; readonly letters: string };

/** Signs written as a backslash and one character, by the word that means the same. */
const signWords: Readonly<Record<string, string>> = {
  '~': 'nbsp',
  '-': 'softhyphen',
  _: 'nbhyphen',
  '*': '*',
  '\n': 'par',
  '\r': 'par',
};

const pattern = /\\([a-z]+)(-?\d{1,15})? ?|\\'([0-9a-f]{2})|\\([^a-z'])|([{}])|[\r\n]+|([^\\{}\r\n]+)|\\/giy;

/** Goes through an .rtf from its start. Throws `file-damaged` where it is none. */
export function* rtfTokens(bytes: Uint8Array): Generator<RtfToken> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (!text.startsWith('{\\rtf')) throw new Problem('file-damaged');
  const next = new RegExp(pattern);
  for (let found = next.exec(text); found !== null; found = next.exec(text)) {
    const [, word, number, hex, sign, brace, letters] = found;
    if (letters !== undefined) yield { kind: 'letters', letters };
    else if (brace !== undefined) yield { kind: brace === '{' ? 'open' : 'close' };
    else if (hex !== undefined)
      yield { kind: 'letters', letters: String.fromCharCode(Number.parseInt(hex, 16)) };
    else if (word === 'bin') next.lastIndex += Math.max(Number(number ?? 0), 0);
    else if (word !== undefined)
      yield { kind: 'word', word, number: number === undefined ? undefined : Number(number) };
    else if (sign !== undefined) yield signToken(sign);
  }
}

function signToken(sign: string): RtfToken {
  const word = signWords[sign];
  return word === undefined ? { kind: 'letters', letters: sign } : { kind: 'word', word, number: undefined };
}
