import { describe, expect, it } from 'vitest';
import { emptyTask, fieldsOf, pastedTasks, withCell, withDay } from './typed-task.ts';

const choices = {
  colleagues: [{ id: 'a', name: 'Nguyễn Văn An' }],
  kinds: [
    { code: 'BC', name: 'Báo cáo' },
    { code: 'KH', name: 'Kế hoạch' },
  ],
};
const pasting = { year: 2026, choices, cell: 'title' } as const;

describe('rows pasted from a table', () => {
  it('with its heads are read as a plan, and a colleague who is named is meant', () => {
    const text = [
      'STT\tNhiệm vụ\tSản phẩm\tChủ trì\tThời hạn',
      'I\tCải cách thể chế\t\t\t',
      '1\t"Rà soát\nvăn bản"\tBáo cáo\tÔng Nguyễn Văn An, Tư pháp\tQuý II',
    ].join('\r\n');
    expect(pastedTasks(text, pasting)).toMatchObject([
      {
        title: 'Rà soát văn bản',
        product: 'Báo cáo',
        productKind: 'BC',
        field: 'institutions',
        personId: 'a',
        personPrinted: 'Ông Nguyễn Văn An, Tư pháp',
        dueOn: '30/06/2026',
        duePrinted: 'Quý II',
        doubts: [],
      },
    ]);
  });

  it('without heads go to the right, past a column of numbers', () => {
    const text = '1\tViệc một\tBáo cáo\n2\tViệc hai\tQuyết định\n';
    expect(pastedTasks(text, pasting)).toMatchObject([
      { title: 'Việc một', product: 'Báo cáo' },
      { title: 'Việc hai', product: 'Quyết định' },
    ]);
    expect(pastedTasks('30/6\t1/2\t5 triệu', { ...pasting, cell: 'dueOn' })).toMatchObject([
      { title: '', dueOn: '30/06/2026', startsOn: '1/2', cost: '5 triệu' },
    ]);
  });

  it('are none where one text is pasted', () => {
    expect(pastedTasks('Rà soát văn bản', pasting)).toBeNull();
    expect(pastedTasks('', pasting)).toBeNull();
  });
});

describe('a colleague who is named in a table', () => {
  const colleagues = [
    'Trần Văn Hùng',
    'Nguyễn Văn An',
    'Lê Thị Hoa',
    'Lê Thị Hoa Mai',
    'Phạm Hà',
    'Phạm Hạ',
  ].map((name) => ({ id: name, name }));
  const named = (printed: string) => {
    const text = `Nhiệm vụ\tSản phẩm\tChủ trì\tThời hạn\nRà soát văn bản\tBáo cáo\t${printed}\tQuý II`;
    const [task] = pastedTasks(text, { ...pasting, choices: { ...choices, colleagues } })!;
    return [task!.personId, task!.doubts.includes('personGuessed')];
  };

  it.each([
    ['Trần Văn Hùng', 'Trần Văn Hùng'],
    ['Trần Văn Hùng'.normalize('NFD'), 'Trần Văn Hùng'],
    ['TRẦN VĂN HÙNG', 'Trần Văn Hùng'],
    ['Ông Nguyễn Văn An, Tư pháp', 'Nguyễn Văn An'],
    ['Chủ tịch Nguyễn Văn An', 'Nguyễn Văn An'],
    ['Lê Thị Hoa Mai', 'Lê Thị Hoa Mai'],
    ['Bà Lê Thị Hoa', 'Lê Thị Hoa'],
  ])('“%s” is %s', (printed, name) => expect(named(printed)).toEqual([name, false]));

  it.each([
    ['Trần Văn Hưng', 'Trần Văn Hùng'],
    ['Tran Van Hung', 'Trần Văn Hùng'],
    ['Nguyễn Văn An Bình', 'Nguyễn Văn An'],
    ['Đỗ Nguyễn Văn An', 'Nguyễn Văn An'],
  ])('“%s” may be %s, to be looked at', (printed, name) => expect(named(printed)).toEqual([name, true]));

  it.each([['Nguyễn Văn Anh'], ['Pham Ha'], ['Nguyễn Văn An và Trần Văn Hùng'], ['Công chức Tư pháp']])(
    '“%s” is nobody of them',
    (printed) => expect(named(printed)).toEqual(['', false]),
  );

  it('is asked about no more once somebody is chosen', () => {
    const doubted = { ...emptyTask(), doubts: ['personGuessed'] as const };
    expect(withCell(doubted, 'personId', 'a').doubts).toEqual([]);
  });
});

describe('a typed task', () => {
  it('takes words for its day, and keeps what it cannot read', () => {
    expect(withDay({ ...emptyTask(), dueOn: 'quý iii' }, 2026).dueOn).toBe('30/09/2026');
    expect(withDay({ ...emptyTask(), dueOn: 'thường xuyên' }, 2026).dueOn).toBe('Thường xuyên');
    expect(withDay({ ...emptyTask(), dueOn: 'khi tỉnh giao' }, 2026).dueOn).toBe('khi tỉnh giao');
  });

  it('says where its words name more than the day that was taken', () => {
    const typed = (dueOn: string) => withDay({ ...emptyTask(), dueOn }, 2026);
    expect(typed('tháng 3, 6, 9, 12')).toMatchObject({ dueOn: '31/12/2026', doubts: ['dueSeveral'] });
    expect(typed('từ ngày 01/3')).toMatchObject({ dueOn: '01/03/2026', doubts: ['duePartly'] });
    expect(typed('quý iii').doubts).toEqual([]);
    expect(typed('15 ngày kể từ ngày 01/3').dueOn).toBe('15 ngày kể từ ngày 01/3');
  });

  it('goes as it was typed, so that what is wrong is refused at its place', () => {
    expect(
      fieldsOf({ ...emptyTask('finance'), title: 'Việc', dueOn: '7/6/2026', cost: '5 triệu' }),
    ).toMatchObject({
      field: 'finance',
      dueOn: '2026-06-07',
      cost: 5_000_000,
    });
    expect(fieldsOf({ ...emptyTask(), dueOn: '31/02/2026', cost: 'nhiều' })).toMatchObject({
      field: undefined,
      dueOn: '31/02/2026',
      cost: Number.NaN,
    });
    expect(fieldsOf(emptyTask()).dueOn).toBeUndefined();
    expect(fieldsOf({ ...emptyTask(), dueOn: 'Thường xuyên' }).dueOn).toBeNull();
  });

  it('loses the doubt whose cell is mended', () => {
    const doubted = { ...emptyTask(), doubts: ['dueVague', 'productMissing'] as const };
    expect(withCell(doubted, 'dueOn', '1/2/2026').doubts).toEqual(['productMissing']);
  });
});
