import { expect, it } from 'vitest';
import type { Report } from '../entry/rows.ts';
import type { Passage } from '../narrative/finding-marks.ts';
import { openErrorsIn, textFindings } from './TextFindings.tsx';

const passage = (
  finding: string,
  severity: Passage['severity'],
  decision?: 'accepted' | 'refused' | null,
) => ({
  ...{ finding, severity, line: 0, start: 0, end: 1, quote: 'q', message: finding },
  explanation: decision === undefined ? null : { text: 'vì sao', decision },
});
const figures = (...severities: ('error' | 'warning')[]) =>
  severities.map((severity) => ({ severity, explanation: null })) as unknown as Report['findings'];

it('counts each error once, in figures and text; explained ones only where the explanation was refused', () => {
  const passages = new Map([
    ['one', [passage('a', 'warning'), passage('b', 'error')]],
    ['two', [passage('b', 'error'), passage('c', 'error', null), passage('d', 'error', 'refused')]],
  ]);
  const found = textFindings(passages);
  expect(found.map(({ finding, section }) => [finding, section])).toEqual([
    ['b', 'one'],
    ['c', 'two'],
    ['d', 'two'],
    ['a', 'one'],
  ]);
  expect(openErrorsIn({ findings: figures('error', 'warning') }, passages)).toBe(3);
  expect(openErrorsIn({ findings: figures('warning') }, null)).toBe(0);
});
