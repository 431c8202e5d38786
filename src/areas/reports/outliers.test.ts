import { expect, it } from 'vitest';
import { medianText } from './outliers.ts';

it.each([
  [['12.1', '12.2'], '12.15'],
  [['0.3', '0.1', '0.2'], '0.2'],
  [['-1', '2'], '0.5'],
  [['9', '10'], '9.5'],
  [['7'], '7'],
  [[], null],
])('the middle of %j is %s, to the last digit', (values, middle) => {
  expect(medianText(values)).toBe(middle);
});
