import { expect, test } from 'vitest';
import { csvFile } from './write-csv.ts';

const textOf = (rows: string[][]) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(csvFile('a.csv', rows, null).bytes);

test('cells with commas, quotes and line ends are quoted; the file opens as UTF-8 in Excel', () => {
  expect(textOf([['Xã Ấn', 'a,b', 'nói "có"', 'hai\ndòng']])).toBe(
    '\uFEFFXã Ấn,"a,b","nói ""có""","hai\ndòng"\r\n',
  );
});

test.each(['=1+1', '+84', '-1+1', '@cmd', '\tx'])('%j is not reckoned as a formula', (text) => {
  expect(textOf([[text]])).toContain(`'${text}`);
});

test('a banner goes before the name and makes the first line', () => {
  const { name, bytes } = csvFile('a.csv', [['1']], { mark: 'THỬ - ', line: 'Bịa, không thật' });
  expect(name).toBe('THỬ - a.csv');
  expect(new TextDecoder().decode(bytes)).toBe('"Bịa, không thật"\r\n1\r\n');
});

test.each(['-5', '-0.25', '12'])('the figure %s stays a figure', (text) => {
  const { bytes } = csvFile('a.csv', [[text]], null);
  expect(new TextDecoder().decode(bytes)).toBe(`${text}\r\n`);
});
