import { describe, expect, test } from 'vitest';
import { dictionaryOf, indicatorOf } from '../../../tests/forms.ts';
import { loadIndicators } from '../indicators/catalogue.ts';
import { indicatorFinder } from './label-index.ts';

const find = indicatorFinder(
  dictionaryOf(
    indicatorOf('plan.tasksSet', 'Số nhiệm vụ đề ra trong kế hoạch', {
      labels: ['Tổng số việc phải làm trong năm'],
    }),
    indicatorOf('a.one', 'Số lớp tập huấn đã mở', { labels: ['Tổng số nhiệm vụ được giao'] }),
    indicatorOf('a.two', 'Số cuộc kiểm tra', { labels: ['Tổng số nhiệm vụ được giao'] }),
    indicatorOf('index.c1', 'Điểm kế hoạch cải cách', { type: 'score' }),
  ),
);

describe('the indicator that a label names', () => {
  test.each([
    ['Số nhiệm vụ đề ra trong kế hoạch', 'plan.tasksSet'],
    ['SỐ NHIỆM VỤ ĐỀ RA TRONG KẾ HOẠCH:', 'plan.tasksSet'],
    ['Số nhiệm vụ đề ra trong kê hoạch năm', 'plan.tasksSet'],
    ['Tổng số việc phải làm trong năm', 'plan.tasksSet'],
    ['Số lớp tập huấn đã mở', 'a.one'],
  ])('%s: %s', (label, id) => expect(find(label)?.id).toBe(id));

  test.each([
    ['two fit alike', 'Tổng số nhiệm vụ được giao'],
    ['too little is shared', 'Số nhiệm vụ'],
    ['it says more', 'Số nhiệm vụ đề ra trong kế hoạch tuyên truyền của các thôn trong xã'],
    ['it is of an index', 'Điểm kế hoạch cải cách'],
    ['it says nothing', ' - '],
  ])('is none where %s', (_, label) => expect(find(label)).toBeNull());

  test('is the same when it is asked again', () =>
    expect(find('Số cuộc kiểm tra')).toBe(find('Số cuộc kiểm tra')));

  test('every name in the dictionary finds its own indicator, or none where two share it', () => {
    const dictionary = loadIndicators();
    const finder = indicatorFinder(dictionary);
    const counted = [...dictionary.values()].filter((indicator) => indicator.type !== 'score');
    const wrong = counted.filter((indicator) => ![indicator, null].includes(finder(indicator.name)));
    expect(wrong.map((indicator) => indicator.id)).toEqual([]);
    expect(counted.filter((indicator) => finder(indicator.name) === null).length).toBeLessThan(
      counted.length * 0.02,
    );
  });
});
