import { type PlainDate, plainDate } from '../../base/plain-date.ts';
import type { Token } from './format-code.ts';

export const isDateTokens = (tokens: readonly Token[]) =>
  tokens.some((token) => token.kind === 'date' || token.kind === 'elapsed') &&
  !tokens.some((token) => token.kind === 'digit' && token.text !== '0');

type Moment = { day: number; month: number; year: number; hour: number; minute: number; second: number };

/**
 * A day count as a date. Whatever order the file's format has, a whole date is written dd/mm/yyyy, as Vietnamese Excel shows it;
 * a format with words or without the day keeps its own order. Null where the count is no date.
 */
export function formatDate(serial: number, tokens: readonly Token[], since1904: boolean): string | null {
  const moment = momentOf(serial, since1904);
  if (moment === null) return null;
  if (tokens.some((token) => token.kind === 'elapsed')) return elapsed(serial, tokens);
  const named = nameMinutes(tokens);
  const has = (letter: string) =>
    named.some((token) => token.kind === 'date' && token.text.startsWith(letter));
  const worded = named.some((token) => token.kind === 'literal' && /[^\s/.,:-]/.test(token.text));
  if (worded || !(has('d') && has('m') && has('y')))
    return named
      .map((token) => written(token, moment))
      .join('')
      .trim();
  const date = `${two(moment.day)}/${two(moment.month)}/${moment.year}`;
  if (!has('h')) return date;
  return `${date} ${two(moment.hour)}:${two(moment.minute)}${has('s') ? `:${two(moment.second)}` : ''}`;
}

/** The day of a day count, as spreadsheets count; null where it is none: day 0 stands for an empty cell. */
export function dayOfSerial(serial: number, since1904: boolean): PlainDate | null {
  const moment = serial < 1 ? null : momentOf(serial, since1904);
  return moment === null ? null : plainDate(moment.year, moment.month, moment.day);
}

const two = (number: number) => String(number).padStart(2, '0');
const dayLength = 86_400;

function momentOf(serial: number, since1904: boolean): Moment | null {
  if (!(serial >= 0 && serial < 2_958_466)) return null;
  const seconds = Math.round(serial * dayLength);
  // Spreadsheets count a 29 February 1900 that never was: before it the first day is one later.
  const start = since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  const date = new Date(start + seconds * 1000);
  return {
    day: date.getUTCDate(),
    month: date.getUTCMonth() + 1,
    year: date.getUTCFullYear(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}

/** "m" means minutes after hours or before seconds, else months. Minutes are renamed "n". */
function nameMinutes(tokens: readonly Token[]): Token[] {
  const letters = tokens.map((token) => (token.kind === 'date' ? token.text : ''));
  return tokens.map((token, at) => {
    if (token.kind !== 'date' || !token.text.startsWith('m')) return token;
    const before = letters.slice(0, at).findLast((text) => text !== '');
    const after = letters.slice(at + 1).find((text) => text !== '');
    return before?.startsWith('h') || after?.startsWith('s')
      ? { ...token, text: token.text.replaceAll('m', 'n') }
      : token;
  });
}

function written(token: Token, moment: Moment): string {
  if (token.kind === 'literal') return token.text;
  if (token.kind === 'comma' || token.kind === 'point') return token.text;
  if (token.kind !== 'date') return '';
  const pad = (number: number) => (token.text.length === 2 ? two(number) : String(number));
  const letter = token.text[0];
  if (letter === 'd') return token.text.length > 2 ? '' : pad(moment.day);
  if (letter === 'm') return pad(moment.month);
  if (letter === 'y') return token.text.length <= 2 ? two(moment.year % 100) : String(moment.year);
  if (letter === 'h') return pad(moment.hour);
  if (letter === 'n') return pad(moment.minute);
  return letter === 's' ? pad(moment.second) : '';
}

/** Hours, minutes and seconds that run on past a day: "[h]:mm" of one and a half days is "36:00". */
function elapsed(serial: number, tokens: readonly Token[]): string {
  const seconds = Math.round(serial * dayLength);
  const units = { h: Math.floor(seconds / 3600), m: Math.floor(seconds / 60), s: seconds };
  const within = { h: units.h, m: units.m % 60, s: seconds % 60 };
  const parts = tokens.map((token) => {
    const letter = token.text[0];
    const amounts = token.kind === 'elapsed' ? units : within;
    if (token.kind !== 'elapsed' && token.kind !== 'date') return token.kind === 'literal' ? token.text : '';
    return letter === 'h' || letter === 'm' || letter === 's'
      ? String(amounts[letter]).padStart(token.text.length, '0')
      : '';
  });
  return parts.join('');
}
