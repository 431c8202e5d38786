import { expect, test } from 'vitest';
import { paperHead } from '../../../tests/report-makers.ts';
import { headIssues } from './head-issues.ts';

const wrongIn = (more: Partial<ReturnType<typeof paperHead>>, signers = ['Trần Thị Bình']) =>
  headIssues({ ...paperHead('2026-03-20'), ...more }, signers).map(({ path }) => path[0]);

test.each([
  { number: '74' },
  { number: '05' },
  { number: '74a' },
  { symbol: 'BC-KT&HT' },
  { symbol: 'BC-SNV' },
  { symbol: 'TTr-HĐND' },
  { signer: 'TRẦN THỊ  BÌNH' },
])('%j may stand on a paper', (head) => expect(wrongIn(head)).toEqual([]));

test.each([
  ['number', ['abc/=1+1', '74/BC', '0', '1234567', '7 4', '74\n']],
  ['symbol', ['x y\nz', 'bc-ubnd', '/BC-UBND', '74/BC-UBND', '=1+1']],
  ['signer', ['Ông Khác', 'Trần Thị Bình\nHai dòng']],
  ['position', ['CHỦ\nTỊCH']],
] as const)('a wrong %s is told', (field, wrong) => {
  for (const one of wrong) expect([one, wrongIn({ [field]: one })]).toEqual([one, [field]]);
});

test('the person for whom one acts may be named, and all that is wrong is told at once', () => {
  expect(wrongIn({ signer: 'Lê Văn Cường' }, ['Trần Thị Bình', 'Lê Văn Cường'])).toEqual([]);
  expect(wrongIn({ number: 'x', symbol: '', signer: 'Ai đó', recipients: ['a\nb'] })).toEqual([
    'number',
    'symbol',
    'signer',
    'recipients',
  ]);
});
