/** The parts of one section of a number format code (ECMA-376, part 1, 18.8.30). */
export type Token = {
  readonly kind:
    | 'literal'
    | 'digit'
    | 'point'
    | 'comma'
    | 'percent'
    | 'exponent'
    | 'fraction'
    | 'general'
    | 'at'
    | 'date'
    | 'elapsed';
  readonly text: string;
};

export function formatSections(code: string): string[] {
  const sections = [''];
  for (const [part] of code.matchAll(/"[^"]*"?|\\.|[_*].|[\s\S]/gu)) {
    if (part === ';') sections.push('');
    else sections[sections.length - 1] += part;
  }
  return sections;
}

const part =
  /"(?<quoted>[^"]*)"?|\\(?<escaped>.)|_.|\*.|\[\$(?<currency>[^\]-]*)[^\]]*\]|\[(?<elapsed>h+|m+|s+)\]|\[[^\]]*\]|(?<general>general)|(?<ampm>am\/pm|a\/p)|(?<exponent>e[+-])|(?<date>y+|m+|d+|h+|s+|b+|g+)|(?<digit>[0#?])|(?<other>[\s\S])/giu;

export function tokensOf(section: string): Token[] {
  const tokens: Token[] = [];
  for (const { groups = {} } of section.matchAll(part)) {
    const { quoted, escaped, currency, elapsed, general, ampm, exponent, date, digit, other } = groups;
    if (elapsed !== undefined) tokens.push({ kind: 'elapsed', text: elapsed.toLowerCase() });
    else if (general !== undefined) tokens.push({ kind: 'general', text: '' });
    else if (exponent !== undefined) tokens.push({ kind: 'exponent', text: exponent });
    else if (date !== undefined) tokens.push({ kind: 'date', text: date.toLowerCase() });
    else if (ampm !== undefined) tokens.push({ kind: 'date', text: 'am/pm' });
    else if (digit !== undefined) tokens.push({ kind: 'digit', text: digit });
    else if (other !== undefined) tokens.push(single(other, tokens));
    else tokens.push({ kind: 'literal', text: quoted ?? escaped ?? currency ?? ' ' });
  }
  return tokens;
}

const signs: Record<string, Token['kind']> = { '.': 'point', ',': 'comma', '%': 'percent', '@': 'at' };

function single(text: string, before: readonly Token[]): Token {
  // A slash between digit places is a fraction; anywhere else it parts a date.
  if (text === '/' && before.at(-1)?.kind === 'digit') return { kind: 'fraction', text };
  return { kind: signs[text] ?? 'literal', text };
}

export const literalText = (tokens: readonly Token[]) =>
  tokens
    .map((token) => (token.kind === 'literal' ? token.text : ''))
    .join('')
    .trim();
