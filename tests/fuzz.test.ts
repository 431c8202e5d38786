import { expect, test } from 'vitest';
import { readFile } from '../src/formats/read.ts';
import { damagedCopy, fuzz } from './fuzz.ts';
import { sampleFiles } from './sample-files.ts';

const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000);
const files = await sampleFiles();

for (const [format, bytes] of files) {
  test(`300 damaged .${format} files end in a document or a problem, seed ${seed}`, async () => {
    const { read, refused, failures, largest } = await fuzz({ format, bytes, count: 300 }, seed);
    expect(failures.slice(0, 5)).toEqual([]);
    expect(read).toBeGreaterThan(20);
    expect(largest, 'MB of the process and its threads').toBeLessThan(1500);
    expect(read + Object.values(refused).reduce((sum, count) => sum + count, 0)).toBe(300);
  });

  test(`the undamaged .${format} file is read with its table`, async () => {
    const { blocks } = await readFile(bytes, `a.${format}`);
    expect(blocks.find((block) => block.kind === 'table')?.cells.length).toBeGreaterThan(10);
  });
}

test('the same seed damages alike', () => {
  const job = { format: 'txt', bytes: files.get('txt')!, count: 1 };
  expect(damagedCopy(job, 7, 3)).toEqual(damagedCopy(job, 7, 3));
  expect(damagedCopy(job, 7, 3)).not.toEqual(damagedCopy(job, 8, 3));
});
