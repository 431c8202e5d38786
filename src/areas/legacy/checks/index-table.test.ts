import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentOf, tableOf } from '../../../../tests/blocks.ts';
import { indicatorOf } from '../../../../tests/forms.ts';
import { formatNumber } from '../../../base/decimal.ts';
import type { Fact } from '../../indicators/fact.ts';
import { readReport } from '../report.ts';
import { checkIndexTables } from './index-table.ts';

const header = [
  'STT',
  'Tiêu chí',
  'Điểm chuẩn',
  'Điểm tự đánh giá',
  'Điểm thẩm định',
  'Điểm trừ',
  'Ý kiến',
  'Người thực hiện',
];
type Line = readonly [
  code: string,
  max: string,
  self: string,
  appraised: string,
  deduction: string,
  opinion?: string,
];

function check(lines: readonly Line[], texts: readonly Fact[] = []) {
  const rows = lines.map(([code, max, self, appraised, deduction, opinion = '']) => [
    /\d/.test(code) ? code : '',
    /\d/.test(code) ? `Tiêu chí ${code}` : `${code} điểm`,
    max,
    self,
    appraised,
    deduction,
    opinion,
    '',
  ]);
  return checkIndexTables(readReport(documentOf(tableOf([header, ...rows]))), texts);
}
const findings = (lines: readonly Line[], texts?: readonly Fact[]) =>
  check(lines, texts).findings.map(({ rule, severity, found, expected }) => [
    rule,
    severity,
    found,
    expected,
  ]);
const held = (lines: readonly Line[], texts?: readonly Fact[]) =>
  check(lines, texts).held.map(({ rule }) => rule);

describe('a deduction', () => {
  test('is maximum less appraised, printed with or without its sign', () => {
    for (const printed of ['-0,60', '- 0,6', '0,60', '−0.6']) {
      expect(findings([['1', '2,00', '2', '1.4', printed]])).toEqual([]);
      expect(held([['1', '2,00', '2', '1.4', printed]])).toEqual(['index-deduction']);
    }
  });

  test('of another size is wrong, and the message says the arithmetic', () => {
    expect(findings([['1', '1,00', '1', '0.69', '- 0,21']])).toEqual([
      ['index-deduction', 'error', -0.21, -0.31],
    ]);
    const [finding] = check([['1', '1,00', '1', '0.69', '- 0,21']]).findings;
    expect(finding?.message).toBe('Tiêu chí 1: 1 − 0,69 = 0,31, cột điểm trừ ghi -0,21.');
    expect(finding?.at).toMatchObject([{ row: 2, column: 6, quote: 'Tiêu chí 1: - 0,21' }]);
  });

  test('from the self-assessed points is the other reading: a warning', () =>
    expect(findings([['1', '2', '1,5', '1', '-0,5']])).toEqual([['index-deduction', 'warning', -0.5, -1]]));

  test('a score that is not printed is not guessed', () => {
    expect(findings([['1', '2', '1', '', '-0,5']])).toEqual([]);
    expect(findings([['1', '', '1', '1', '-0,5']])).toEqual([]);
  });
});

describe('a score', () => {
  test.each([
    [
      ['1', '2', '2,5', '1', '-1'],
      ['index-maximum', 'error', 2.5, 2],
    ],
    [
      ['1', '2', '2', '3', ''],
      ['index-maximum', 'error', 3, 2],
    ],
    [
      ['1', '2', '-1', '1', '-1'],
      ['index-negative', 'error', -1, 0],
    ],
  ] as const)('outside of 0 and its maximum: %s', (line, finding) =>
    expect(findings([line])).toEqual([finding]),
  );
});

describe('the share that an opinion computes', () => {
  test('is rounded as printed, then multiplied by the maximum', () => {
    const line: Line = ['1', '2,00', '2', '1,28', '-0,72', 'b/a=408/637=0,64, số điểm là 0,64*2'];
    expect(findings([line])).toEqual([]);
    expect(held([line])).toEqual(['index-deduction', 'index-opinion']);
  });

  test('that gives another score than the appraised one is told', () =>
    expect(findings([['1', '1', '1', '0,60', '-0,40', 'b/a=408/637=0,64']])).toEqual([
      ['index-opinion', 'error', 0.6, 0.64],
    ]));

  test('that is miscalculated is told, though the score follows it', () =>
    expect(findings([['1', '1', '1', '0,65', '-0,35', 'b/a=408/637=0,65']])).toEqual([
      ['index-opinion', 'error', 0.65, 0.64],
    ]));

  test('below a floor that the opinion names gives no points', () => {
    expect(findings([['1', '1', '0', '0', '-1', 'b/a=164/739=0,22<0,7 nên đạt 0 điểm']])).toEqual([]);
    expect(findings([['1', '1', '0', '0', '-1', 'b/a = 164/739 = 0,22 (dưới 0,7) nên được 0 điểm']])).toEqual(
      [],
    );
    expect(findings([['1', '1', '0', '0', '-1', 'b/a=164/739=22,19%<70% nên đạt 0 điểm']])).toEqual([]);
    expect(findings([['1', '1', '0', '0,22', '-0,78', 'b/a=164/739=0,22<0,7 nên đạt 0 điểm']])).toEqual([
      ['index-opinion', 'error', 0.22, 0],
    ]);
  });

  test.each(['Đồng ý', 'b/a = 5/0 = 0,00', '408/637'])('none in “%s”', (opinion) =>
    expect(check([['1', '1', '1', '1', '0', opinion]])).toMatchObject({
      findings: [],
      held: [{ rule: 'index-deduction' }],
    }),
  );
});

describe('a criterion with parts', () => {
  const parts: Line[] = [
    ['3.12.1', '1', '0', '0', '-1'],
    ['3.12.2', '1', '0', '0', '-1'],
  ];

  test('is their sum', () => {
    expect(findings([['3.12', '2', '0', '0', '-2'], ...parts])).toEqual([]);
    expect(
      held([['3.12', '2', '0', '0', '-2'], ...parts]).filter((rule) => rule === 'index-sum'),
    ).toHaveLength(4);
    expect(findings([['3.12', '2', '0', '0', '-1'], ...parts])).toEqual([
      ['index-deduction', 'error', -1, -2],
      ['index-sum', 'error', -1, -2],
    ]);
  });

  test('is at least their sum where parts are left out of the table', () => {
    expect(findings([['3.12', '3', '1', '1', '-2'], ...parts])).toEqual([]);
    expect(findings([['3.12', '3', '2', '2', '-1'], ...parts])).toEqual([['index-sum', 'error', -1, -2]]);
    expect(findings([['3.12', '1', '0', '0', '-1'], ...parts])).toEqual([
      ['index-sum', 'error', 1, 2],
      ['index-sum', 'error', -1, -2],
    ]);
  });

  test('parts of parts, and criteria numbered alike, are not its parts', () =>
    expect(
      findings([
        ['3.1', '1', '1', '1', '0'],
        ['3.1.1.1', '2', '2', '2', '0'],
        ['3.11', '2', '2', '2', '0'],
      ]),
    ).toEqual([]));

  test('with a part that is not scored is not added up', () =>
    expect(
      findings([
        ['3.12', '2', '2', '2', '0'],
        ['3.12.1', '1', '1', '', ''],
        ['3.12.2', '1', '1', '1', '0'],
      ]),
    ).toEqual([]));
});

describe('the total', () => {
  const full: Line[] = [
    ['1', '2', '2', '1', '-1'],
    ['2', '3', '2', '1,5', '-1,5'],
  ];

  test('gap is self-assessed less appraised, or maximum less appraised', () => {
    expect(findings([...full, ['Tổng', '5', '4', '2,5', '1,5']])).toEqual([]);
    expect(findings([...full, ['Tổng', '5', '4', '2,5', '2,5']])).toEqual([]);
    expect(findings([...full, ['Tổng', '5', '4', '2,5', '2']])).toEqual([['index-total', 'error', 2, 1.5]]);
  });

  test.each(['Tống', 'TỔNG', 'Cộng'])('is known by another spelling or name: %s', (name) =>
    expect(findings([...full, [name, '5', '4', '2,5', '2']])).toEqual([['index-total', 'error', 2, 1.5]]),
  );

  test('with rows missing from the table is a remark', () =>
    expect(findings([...full, ['Tổng', '100', '77', '69,82', '7,18']])).toEqual([
      ['index-listing', 'note', 7.18, 1.5],
    ]));

  test('is bound by its maximum too', () =>
    expect(findings([...full, ['Tổng', '3', '4', '2,5', '1,5']])).toContainEqual([
      'index-maximum',
      'error',
      4,
      3,
    ]));

  test('and the text say the same', () => {
    const said = (id: string, value: number): Fact => ({
      indicator: indicatorOf(id, 'Tổng điểm', { type: 'score' }),
      column: '',
      source: 'text',
      raw: String(value),
      value,
      text: null,
      certainty: 1,
      at: { line: 3, quote: String(value) },
    });
    const total: Line = ['Tổng', '5', '4', '2,5', '-1,5'];
    expect(findings([...full, total], [said('index.total', 2.5), said('index.deducted', 1.5)])).toEqual([]);
    expect(held([...full, total], [said('index.total', 2.5)])).toContain('text-index');
    expect(findings([...full, total], [said('index.deducted', 1.6)])).toEqual([
      ['text-index', 'error', 1.6, -1.5],
    ]);
  });
});

test('a table without scores is left alone', () => {
  const report = readReport(
    documentOf(
      tableOf([
        ['STT', 'Chỉ tiêu', 'Đơn vị tính', 'Số liệu'],
        ['1', 'Số cuộc họp', 'Cuộc', '5'],
      ]),
    ),
  );
  expect(checkIndexTables(report, [])).toEqual({ findings: [], held: [] });
});

const scores = fc.array(
  fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 400 }))
    .map(([max, lost]) => ({ max, lost: Math.min(lost, max * 100) / 100 })),
  { minLength: 2, maxLength: 12 },
);
const print = (points: number) => formatNumber(points, 2);
const consistent = (rows: readonly { max: number; lost: number }[]): Line[] => {
  const sum = (of: (row: { max: number; lost: number }) => number) =>
    rows.reduce((total, row) => total + of(row), 0);
  const lines = rows.map(
    ({ max, lost }, index): Line => [
      `2.${index + 1}`,
      print(max),
      print(max),
      print(max - lost),
      print(-lost),
    ],
  );
  const total = [
    print(sum(({ max }) => max)),
    print(sum(({ max }) => max)),
    print(sum(({ max, lost }) => max - lost)),
    print(-sum(({ lost }) => lost)),
  ] as const;
  return [['2', ...total], ...lines, ['Tổng', ...total]];
};

test('a table that adds up raises nothing; any deduction or part changed is found (seed printed on failure)', () => {
  fc.assert(
    fc.property(scores, fc.nat(), fc.constantFrom(0.11, 0.5, 1), (rows, pick, change) => {
      const lines = consistent(rows);
      expect(findings(lines)).toEqual([]);
      const at = 1 + (pick % rows.length);
      const { lost } = rows[at - 1]!;
      const wrong = lines.map(
        (line, index): Line =>
          index === at ? [line[0], line[1], line[2], line[3], print(-lost - change)] : line,
      );
      expect(findings(wrong)).toContainEqual([
        'index-deduction',
        'error',
        -roundTo2(lost + change),
        -lost || 0,
      ]);
      expect(findings(wrong).filter(([rule]) => rule === 'index-sum')).toHaveLength(1);
    }),
    { numRuns: 60 },
  );
});

const roundTo2 = (value: number) => Math.round(value * 100) / 100;
