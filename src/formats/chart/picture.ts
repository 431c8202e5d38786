import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BarChart, HeatmapChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent, VisualMapComponent } from 'echarts/components';
import { type EChartsCoreOption, init, setPlatformAPI, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import sharp from 'sharp';
import { formatNumber } from '../../base/decimal.ts';
import { openTypeface, type Typeface } from './typeface.ts';

/** A chart said plainly. In a heat map each series is a row, each category a column. */
export type Chart = {
  readonly kind: 'line' | 'bar' | 'heat';
  readonly title: string;
  readonly categories: readonly string[];
  /** A value for each category; null where there is none. */
  readonly series: readonly Series[];
  /** Printed below the drawing, line by line. */
  readonly notes?: readonly string[];
  /** Pixels of the drawing; the picture has twice as many each way, for print. */
  readonly width?: number;
  readonly height?: number;
};

type Series = {
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** Which of the values are drawn hollow: figures that count less than the others. A heat map has none. */
  readonly hollow?: readonly boolean[];
};

/** The chart as .png; the same chart gives the same picture on every machine. */
export async function chartPicture(chart: Chart): Promise<Uint8Array> {
  const { width = 800 } = chart;
  const { height = heightOf(chart, width) } = chart;
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    drawing.setOption(optionOf(chart, width));
    const svg = withLettersDrawn(drawing.renderToSVGString());
    return await sharp(Buffer.from(svg), { density: 144 })
      .flatten({ background: '#ffffff' })
      .png()
      .toBuffer();
  } finally {
    drawing.dispose();
  }
}

/** Room for every row of a heat map. */
const heightOf = (chart: Chart, width: number) =>
  (chart.kind === 'heat' ? Math.max(240, 150 + chart.series.length * 26) : 420) +
  (linesOfTitle(chart.title, width).length - 1) * titleLine +
  roomForNotes(chart);

/** Pixels from line to line of the notes. */
const noteLine = 18;
const roomForNotes = ({ notes = [] }: Chart): number =>
  notes.length === 0 ? 0 : notes.length * noteLine + 8;

/** Pixels from line to line of the title, and of its letters. */
const titleLine = 24;
const titleSize = 16;

/** The title as it is printed: the drawing would set its lines over each other, and count their letters otherwise. */
const linesOfTitle = (title: string, width: number): string[] =>
  brokenInto(title, width - 2 * titleMargin, 'bold', titleSize);

/** Words set line below line, none wider than the room where its words allow. */
function brokenInto(text: string, room: number, face: 'regular' | 'bold', size: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && faces[face].width(longer, size) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

const titleMargin = 24;

/** So many names have room below a chart; of more of them some are left out. */
const namedAtMost = 14;

const namesLine = 15;

/** Every name below its bar, in as many lines as it takes; where there are too many, some are left out. */
function namesBelow(categories: readonly string[], width: number) {
  if (categories.length > namedAtMost) return { axis: {}, room: 0 };
  const wide = (width - 100) / Math.max(1, categories.length) - 8;
  const names = categories.map((name) => brokenInto(name, wide, 'regular', namesSize));
  const axisLabel = { color: grey, fontSize: namesSize, lineHeight: namesLine, interval: 0 };
  const most = Math.max(1, ...names.map(({ length }) => length));
  return {
    axis: { data: names.map((lines) => lines.join('\n')), axisLabel },
    room: (most - 1) * namesLine,
  };
}

const namesSize = 12;

use([
  BarChart,
  HeatmapChart,
  LineChart,
  GridComponent,
  LegendComponent,
  TitleComponent,
  VisualMapComponent,
  LabelLayout,
  SVGRenderer,
]);

const fonts = dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/be-vietnam-pro')));
const faces: Record<'regular' | 'bold', Typeface> = {
  regular: openTypeface(join(fonts, '400Regular', 'BeVietnamPro_400Regular.ttf')),
  bold: openTypeface(join(fonts, '700Bold', 'BeVietnamPro_700Bold.ttf')),
};
setPlatformAPI({
  measureText(text, font = '12px') {
    const size = Number(/([\d.]+)px/.exec(font)?.[1] ?? 12);
    return { width: faces[/bold|[67]00/.test(font) ? 'bold' : 'regular'].width(text, size) };
  },
});

/** Distinct also to those who do not tell red from green, and in grey print. */
const colours = ['#0b5cad', '#d97706', '#15803d', '#7c3aed', '#b91c1c', '#0e7490', '#6b7280', '#a16207'];
const grey = '#374151';

/** Pixels beside those of one line of a title: for its other lines, and for notes. */
type Room = { readonly above: number; readonly below: number };

function optionOf(chart: Chart, width: number): EChartsCoreOption {
  const { categories, series } = chart;
  const title = linesOfTitle(chart.title, width);
  const room = { above: (title.length - 1) * titleLine, below: roomForNotes(chart) };
  const common = {
    animation: false,
    color: colours,
    textStyle: { fontFamily: 'Be Vietnam Pro', fontSize: 13, color: grey },
    title: [
      {
        text: title.join('\n'),
        left: 'center',
        top: 8,
        textStyle: { fontSize: titleSize, lineHeight: titleLine, fontWeight: 'bold', color: '#111827' },
      },
      {
        text: (chart.notes ?? []).join('\n'),
        left: 20,
        bottom: 4,
        padding: 4,
        textStyle: { fontSize: 12, lineHeight: noteLine, fontWeight: 'normal', color: grey },
      },
    ],
    xAxis: {
      type: 'category',
      data: categories,
      axisLabel: { color: grey, fontSize: 12, hideOverlap: true },
    },
  };
  if (chart.kind === 'heat') return { ...common, ...heatOf(chart, room) };
  const names = namesBelow(categories, width);
  return {
    ...common,
    xAxis: { ...common.xAxis, ...names.axis },
    grid: { left: 24, right: 24, top: 64 + room.above, bottom: 56 + room.below + names.room },
    legend: {
      bottom: 10 + room.below,
      data: series.map(({ name }) => name),
      textStyle: { fontSize: 13, color: grey },
    },
    yAxis: { type: 'value', axisLabel: { color: grey, formatter: (value: number) => formatNumber(value) } },
    series: series.map(({ name, values, hollow = [] }, at) => ({
      name,
      type: chart.kind,
      data: values.map((value, index) =>
        hollow[index] === true ? hollowItem(value, at, chart.kind) : value,
      ),
      labelLayout: { hideOverlap: true },
      symbol: 'circle',
      symbolSize: 7,
      lineStyle: { width: 2.5 },
      label: {
        show: series.length * categories.length <= 24,
        position: 'top',
        color: grey,
        fontSize: 12,
        formatter: shownValue,
      },
    })),
  };
}

/** The library fills an empty circle white by itself, a bar never. */
const hollowItem = (value: number | null, series: number, kind: Chart['kind']) =>
  kind === 'line'
    ? { value, symbol: 'emptyCircle', symbolSize: 9 }
    : {
        value,
        itemStyle: { color: '#ffffff', borderColor: colours[series % colours.length], borderWidth: 2 },
      };

const shownValue = ({ value }: { value?: unknown }) => (typeof value === 'number' ? formatNumber(value) : '');

function heatOf({ categories, series }: Chart, room: Room): EChartsCoreOption {
  const cells = series.flatMap(({ values }, row) =>
    categories.map((_, column) => [column, row, values[column] ?? null]),
  );
  const known = cells.map(([, , value]) => value).filter((value) => typeof value === 'number');
  const [least, most] = known.length === 0 ? [0, 1] : [Math.min(...known), Math.max(...known)];
  const few = series.length * categories.length <= 200;
  return {
    grid: { left: 24, right: 24, top: 56 + room.above, bottom: 84 + room.below },
    yAxis: {
      type: 'category',
      data: series.map(({ name }) => name),
      inverse: true,
      axisLabel: { color: grey, fontSize: 12 },
    },
    visualMap: {
      min: least,
      max: most > least ? most : least + 1,
      orient: 'horizontal',
      left: 'center',
      bottom: 12 + room.below,
      calculable: false,
      text: [formatNumber(most), formatNumber(least)],
      textStyle: { color: grey, fontSize: 12 },
      inRange: { color: ['#eef5fc', '#7db4e6', '#0b5cad'] },
    },
    series: [
      {
        type: 'heatmap',
        data: cells.map(([column, row, value]) => [column, row, value ?? '-']),
        itemStyle: { borderColor: '#ffffff', borderWidth: 1 },
        label: {
          show: few,
          fontSize: 12,
          formatter: ({ value }: { value: unknown[] }) => shownValue({ value: value[2] }),
        },
      },
    ],
  };
}

/** Words as shapes, where the drawing has them as text. */
function withLettersDrawn(svg: string): string {
  return svg.replace(/<text ([^>]*)>([^<]*)<\/text>/g, (_, attributes: string, escaped: string) => {
    const value = (name: string) => new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
    const style = value('style') ?? '';
    const size = Number(/font-size:\s*([\d.]+)px/.exec(style)?.[1] ?? 12);
    const face = faces[/font-weight:\s*(bold|[67]00)/.test(style) ? 'bold' : 'regular'];
    const text = unescaped(escaped);
    const shift = { start: 0, middle: 0.5, end: 1 }[value('text-anchor') ?? 'start'] ?? 0;
    // The middle of capitals stands 0.36 of the size above the baseline.
    const drop = value('dominant-baseline') === 'central' ? 0.36 : 0;
    const x = Number(value('x') ?? 0) - shift * face.width(text, size);
    const y = Number(value('y') ?? 0) + drop * size;
    const kept = ['transform', 'fill']
      .filter((name) => value(name) !== undefined)
      .map((name) => ` ${name}="${value(name)}"`);
    return `<path d="${face.path(text, x, y, size)}"${kept.join('')}/>`;
  });
}

const unescaped = (text: string) =>
  text.replace(
    /&(?:lt|gt|quot|amp|#39|#x27);/g,
    (sign) => ({ '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' })[sign] ?? "'",
  );
