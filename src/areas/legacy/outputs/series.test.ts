import { expect, test } from 'vitest';
import { sample } from '../../../../tests/outputs-sample.ts';
import { readXlsx } from '../../../formats/sheet/xlsx.ts';
import { loadIndicators } from '../../indicators/catalogue.ts';
import { seriesOf } from '../series.ts';
import { writeSeries } from './series.ts';

test('a series is written with its breaks, sources and legend', async () => {
  const { extraction } = sample;
  const later = {
    ...extraction,
    report: { ...extraction.report, unit: 'UBND xã Mới', window: { from: '2024-12-15', to: '2025-06-14' } },
  };
  const series = seriesOf([later, extraction], loadIndicators());
  const bytes = await writeSeries(series);
  const { blocks } = await readXlsx(bytes);
  const texts = blocks.flatMap((block) =>
    block.kind === 'table' ? block.cells.map(({ text }) => text) : [block.text],
  );
  for (const text of [
    'plan.tasksDone',
    'Số nhiệm vụ trong Kế hoạch CCHC đã hoàn thành',
    '1.144',
    '–',
    'Báo cáo 6 tháng\n06/12/2022 – 07/6/2023',
    'bao-cao.docx',
    'GHI CHÚ',
  ]) {
    expect(texts).toContain(text);
  }
  expect(texts.some((text) => text.includes('Đổi đơn vị: UBND xã An Bình → UBND xã Mới'))).toBe(true);
  expect(texts.some((text) => text.includes('Không có số liệu từ 08/6/2023 đến 14/12/2024'))).toBe(true);
  expect(await writeSeries(series)).toEqual(bytes);
});
