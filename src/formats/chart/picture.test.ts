import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { type Chart, chartPicture } from './picture.ts';
import { openTypeface } from './typeface.ts';

const chart = (kind: Chart['kind'], more: Partial<Chart> = {}): Chart => ({
  kind,
  title: 'Tỷ lệ hồ sơ giải quyết đúng hạn (%) & <x>',
  categories: ['Quý I', 'Quý II', 'Quý III'],
  series: [
    { name: 'Xã An Bình', values: [98.4, null, 99.7] },
    { name: 'Phường Đông Hà', values: [90, 1144, 95] },
  ],
  ...more,
});
const darkShare = async (
  png: Uint8Array,
  area: { left: number; top: number; width: number; height: number },
) => {
  const { data } = await sharp(png).extract(area).greyscale().raw().toBuffer({ resolveWithObject: true });
  return data.filter((value) => value < 128).length / data.length;
};

describe.each(['line', 'bar', 'heat'] as const)('a picture of a %s chart', (kind) => {
  it('is a .png of twice the size, with its title drawn', async () => {
    const png = await chartPicture(chart(kind, { width: 500, height: 300 }));
    const { format, width, height } = await sharp(png).metadata();
    expect({ format, width, height }).toEqual({ format: 'png', width: 1000, height: 600 });
    const title = { left: 200, top: 16, width: 600, height: 40 };
    expect(await darkShare(png, title)).toBeGreaterThan(0.05);
    expect(
      await darkShare(await chartPicture(chart(kind, { width: 500, height: 300, title: '' })), title),
    ).toBe(0);
  });

  it('is the same picture each time, and one without values too', async () => {
    expect(await chartPicture(chart(kind))).toEqual(await chartPicture(chart(kind)));
    expect((await chartPicture(chart(kind, { categories: [], series: [] }))).length).toBeGreaterThan(500);
  });
});

it('the lines of a long title stand below each other, and make the picture higher', async () => {
  const title =
    'Số cơ quan, tổ chức hành chính đã được phê duyệt đề án vị trí việc làm, cơ cấu công chức (mẫu tạm)';
  const png = await chartPicture(chart('bar', { title }));
  const { width, height } = await sharp(png).metadata();
  const { height: ofOne } = await sharp(await chartPicture(chart('bar'))).metadata();
  expect([width, height]).toEqual([1600, ofOne + 48]);
  const inRows = (top: number, rows: number) => darkShare(png, { left: 200, top, width: 1200, height: rows });
  expect(await inRows(32, 32)).toBeGreaterThan(0.05);
  expect(await inRows(80, 32)).toBeGreaterThan(0.02);
  expect(await inRows(70, 3)).toBeLessThan(0.01);
});

it('what counts less is drawn hollow, and said below in as much more room', async () => {
  const series = [{ name: 'Xã An Bình', values: [98, 97, 99] }];
  const sizes = { width: 500, height: 300 };
  const bars = async (hollow: boolean[]) =>
    darkShare(await chartPicture(chart('bar', { ...sizes, series: [{ ...series[0]!, hollow }] })), {
      ...{ left: 100, top: 200, width: 800, height: 200 },
    });
  const [full, one, all] = [await bars([]), await bars([false, true, false]), await bars([true, true, true])];
  expect([one / full < 0.8, all / full < 0.2]).toEqual([true, true]);
  for (const kind of ['line', 'bar', 'heat'] as const) {
    const told = await chartPicture(chart(kind, { notes: ['* Chưa được tiếp nhận'] }));
    const [before, after] = await Promise.all(
      [await chartPicture(chart(kind)), told].map((png) => sharp(png).metadata()),
    );
    expect(after!.height - before!.height).toBe(2 * 26);
    const below = { left: 40, top: after!.height - 44, width: 300, height: 36 };
    expect(await darkShare(told, below)).toBeGreaterThan(0.05);
  }
});

it('letters do not come from the machine: without any font of its own the picture is the same', async () => {
  const program = `import { chartPicture } from ${JSON.stringify(join(import.meta.dirname, 'picture.ts'))};
    process.stdout.write(Buffer.from(await chartPicture(${JSON.stringify(chart('bar'))})).toString('base64'));`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module-typescript', '-e', program], {
    encoding: 'utf8',
    env: { ...process.env, FONTCONFIG_FILE: '/nowhere', FONTCONFIG_PATH: '/nowhere' },
    maxBuffer: 2 ** 24,
  });
  expect(stdout).toBe(Buffer.from(await chartPicture(chart('bar'))).toString('base64'));
});

describe('a typeface', () => {
  const fonts = dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/be-vietnam-pro')));
  const face = openTypeface(join(fonts, '400Regular', 'BeVietnamPro_400Regular.ttf'));

  it('has a shape of its own for every Vietnamese letter', () => {
    const vowels = 'aăâeêioôơuưy';
    const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
    const lower = [...vowels].flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize('NFC')));
    const letters = [...lower, ...lower.map((letter) => letter.toUpperCase()), 'đ', 'Đ'];
    expect(letters).toHaveLength(146);
    expect(new Set(letters.map((letter) => face.path(letter, 0, 0, 100))).size).toBe(146);
    for (const letter of letters) expect(face.path(letter, 0, 0, 100).length).toBeGreaterThan(10);
  });

  it('is as wide as its letters together, composed or not', () => {
    expect(face.width('Đạt 99,8%', 20)).toBeCloseTo(
      [...'Đạt 99,8%'].reduce((sum, letter) => sum + face.width(letter, 20), 0),
      6,
    );
    expect(face.width('ế'.normalize('NFD'), 20)).toBe(face.width('ế', 20));
  });
});
