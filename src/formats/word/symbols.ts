/** Signs of the fonts Symbol and Wingdings that reports use; the fonts' own numbers in hexadecimal. */
const symbol: Readonly<Record<string, string>> = {
  '2d': '−',
  a3: '≤',
  b0: '°',
  b1: '±',
  b3: '≥',
  b4: '×',
  b7: '•',
  b8: '÷',
  b9: '≠',
  bb: '≈',
  ae: '→',
  de: '⇒',
  e5: '∑',
};
const wingdings: Readonly<Record<string, string>> = {
  '6c': '●',
  '6e': '■',
  '6f': '□',
  '71': '❑',
  '76': '❖',
  a7: '▪',
  a8: '☐',
  d8: '➢',
  e0: '→',
  f0: '⇨',
  fb: '☒',
  fc: '✓',
  fd: '☒',
  fe: '☑',
  '78': '☒',
};

/** The letter of a `w:sym`; "" where the sign is not known. */
export function symbolLetter(font: string | undefined, code: string | undefined): string {
  const number = Number.parseInt(code ?? '', 16);
  if (Number.isNaN(number) || number > 0xffff) return '';
  return symbolLetters(String.fromCharCode(number < 0x100 ? number + 0xf000 : number), font);
}

/** Letters set in a symbol font, which stand in a private range of Unicode; others stay as they are. */
export function symbolLetters(text: string, font: string | undefined): string {
  if (!/[\uf020-\uf0ff]/.test(text) || /^\.vn|^vni/i.test(font ?? '')) return text;
  const table = /wingdings/i.test(font ?? '') ? wingdings : symbol;
  return text.replace(/[\uf020-\uf0ff]/g, (letter) => {
    const code = letter.charCodeAt(0) - 0xf000;
    return table[code.toString(16)] ?? (table === symbol && code < 0x7f ? String.fromCharCode(code) : '');
  });
}
