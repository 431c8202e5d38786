/** A number of a list as printed; `style` is Word's name of the way (ECMA-376 17.18.59). Ways not listed print Arabic digits. */
export function listNumber(value: number, style: string): string {
  switch (style) {
    case 'lowerLetter':
      return letters(value);
    case 'upperLetter':
      return letters(value).toUpperCase();
    case 'lowerRoman':
      return roman(value);
    case 'upperRoman':
      return roman(value).toUpperCase();
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'none':
      return '';
    default:
      return String(value);
  }
}

/** After "z" Word prints "aa", "bb" … */
function letters(value: number): string {
  if (value < 1 || value > 26 * 26) return String(value);
  const letter = String.fromCharCode(97 + ((value - 1) % 26));
  return letter.repeat(Math.ceil(value / 26));
}

const romanDigits: readonly [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  let left = value;
  let text = '';
  for (const [worth, digits] of romanDigits) {
    while (left >= worth) {
      text += digits;
      left -= worth;
    }
  }
  return text;
}

/** The sign before a listed paragraph; signs of symbol fonts that no text can hold are all a dot. */
export function bulletSign(sign: string, font: string | undefined): string {
  if (sign === '\uf02d') return '-';
  if (sign === '\uf02b') return '+';
  const symbolic = /symbol|wingdings|webdings/i.test(font ?? '') && !/^[-–+*]$/.test(sign);
  const ring = sign === 'o' && /courier/i.test(font ?? '');
  return sign === '' || symbolic || ring || /[\ue000-\uf8ff]/.test(sign) ? '•' : sign;
}
