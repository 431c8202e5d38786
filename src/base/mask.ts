import { fold } from './fold.ts';

/** What JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const hidden = '•••';
const deepest = 32;
/** A longer text is told by its length alone: to look through millions of letters would hold up everybody. */
const longest = 20_000;

type Kind = 'secret' | 'name' | 'email' | 'number' | 'date' | 'personal' | null;
type Shown = (text: string) => string;

/** Words of a key that make its value a secret: it is never shown, not even in part. */
const secretWords =
  /\b(passwords?|passphrase|pass|pwd|tokens?|secrets?|cookies?|authorization|otp|totp|pin|credentials?|csrf|nonce|verifier|session|mat khau)\b/;
const secretPairs =
  /^codes?$|\b(recovery|backup|verification|confirmation|activation|reset|authorization|auth|login|sign in|one time|sms) codes?\b|\b(private|api|access|signing|identity|encryption) keys?\b|\bset cookie\b/;

/** In this order: "e-mail address" is an e-mail, "address" a place. */
const personalKinds: readonly (readonly [Kind, RegExp])[] = [
  ['email', /\be ?mails?\b|\bmail to\b/],
  [
    'number',
    /\b(phones?|mobile|telephone|fax|cccd|cmnd|so dinh danh|citizen (id|number|code)|identity (number|card)|national id|passport|tax code|bank account|account number)\b/,
  ],
  ['date', /\b(birth date|date of birth|birthday|dob|born( on)?)\b/],
  [
    'name',
    /\b((full|first|last|middle|given|family|sur|person|applicant|owner|holder|contact|display) ?name|ho va ten|ho ten|signer|signed by name)\b/,
  ],
  [
    'personal',
    /\b(address(es)?|residence|birth ?place|place of birth|ip|gender|sex|ethnicity|religion|health|applicant|citizen)\b/,
  ],
];

const masks: Record<Exclude<Kind, 'secret' | null>, Shown> = {
  name: (text) =>
    text
      .trim()
      .split(/\s+/)
      .map((word) => `${[...word][0] ?? ''}…`)
      .join(' '),
  email: (text) => (text.includes('@') ? `${[...text.trim()][0]}…@…` : '…'),
  number: (text) => `…${text.replace(/\D/g, '').length > 6 ? text.replace(/\D/g, '').slice(-3) : ''}`,
  date: (text) => /\b(19|20)\d{2}\b/.exec(text)?.[0] ?? '…',
  personal: () => hidden,
};

/**
 * A copy fit for a log or the audit: secrets gone, personal data told only as far as a reader needs to recognise it,
 * by the names of the keys and by patterns inside of texts. `plain` names keys that an operation knows to be neither
 * (a unit's `code`). Numbers are masked by their key alone: nine digits may be an amount.
 */
export function masked(value: unknown, plain: readonly string[] = []): Json {
  return maskedAs(null, value, new Set(plain), 0);
}

function maskedAs(kind: Kind, value: unknown, plain: ReadonlySet<string>, depth: number): Json {
  if (value === null || value === undefined) return null;
  if (kind === 'secret') return hidden;
  if (typeof value === 'object')
    return depth < deepest ? maskedObject(kind, value, plain, depth + 1) : hidden;
  if (typeof value === 'boolean') return kind === null ? value : hidden;
  if (typeof value === 'number' && kind === null) return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'function' || typeof value === 'symbol') return hidden;
  return kind === null ? maskedText(String(value)) : masks[kind](String(value));
}

function maskedObject(kind: Kind, value: object, plain: ReadonlySet<string>, depth: number): Json {
  if (Array.isArray(value)) return value.map((item) => maskedAs(kind, item, plain, depth));
  if (value instanceof Date)
    return maskedAs(kind, Number.isNaN(value.getTime()) ? null : value.toISOString(), plain, depth);
  if (value instanceof Error) return maskedObject(kind, toldOf(value), plain, depth);
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return hidden;
  const entries =
    value instanceof Map ? [...value] : value instanceof Set ? [...value].entries() : Object.entries(value);
  return Object.fromEntries(
    [...entries].map(([key, item]) => [
      maskedText(String(key)),
      maskedAs(plain.has(String(key)) ? null : (kindOf(String(key)) ?? kind), item, plain, depth),
    ]),
  );
}

const toldOf = ({ name, message, stack, cause, ...rest }: Error) => ({
  ...rest,
  error: name,
  message,
  stack,
  cause,
});

/** Keys are read as words: `clientSecret`, `client_secret` and `Client-Secret` are one. */
function kindOf(key: string): Kind {
  const words = fold(
    key.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2').replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2'),
  )
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  if (personalKinds[1]![1].test(words)) return 'number';
  if (secretWords.test(words) || secretPairs.test(words)) return 'secret';
  return personalKinds.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

/** A UUID is how entries find each other: digits in it are nobody's number. */
const uuid = /([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/i;

/** What is masked inside of a free text, in this order. Lengths are bounded so that no text takes long. */
const patterns: readonly (readonly [RegExp, Shown])[] = [
  [/(?<=\b[a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/@]{1,512}@/gi, () => `${hidden}@`],
  [/\bms_[\w-]{8,}/g, () => `ms_${hidden}`],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{4,}/gi, () => hidden],
  [/\beyJ[\w-]{4,}\.[\w-]{4,}\.[\w-]*/g, () => hidden],
  [/[^\s@•<>"',;:()[\]{}|/\\]{1,64}@[^\s@<>"',;:()[\]{}|/\\]{1,255}/g, masks.email],
  // Citizen identity numbers: 12 digits, the first the 0 of the province's code (NĐ 137/2015, điều 13).
  [/(?<!\d)0(?:[ .\u00A0-]?\d){11}(?!\d)/g, masks.number],
  [/(?<!\d)(?:\+?84|\(?0)(?:[ .()\u00A0-]{0,2}\d){9,10}(?!\d)/g, masks.number],
  // The identity card before it (CMND): 9 digits, also of amounts without points; hiding one of those costs less.
  [/(?<!\d)\d{9}(?!\d)/g, masks.number],
];

function maskedText(text: string): string {
  if (text.length > longest) return `… ${text.length}`;
  return text
    .normalize('NFC')
    .split(uuid)
    .map((part, index) =>
      index % 2 === 1 ? part : patterns.reduce((so, [pattern, shown]) => so.replace(pattern, shown), part),
    )
    .join('');
}
