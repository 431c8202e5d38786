import { fuzz } from './fuzz.ts';
import { sampleFiles, samplePicture } from './sample-files.ts';

/**
 * Reads damaged copies of a file of each format: `npm run soak [-- copies [seed]]`, 10,000 copies of each unless told otherwise,
 * and 100 of pictures, whose print is read too. Exits with 1 where a copy ends in anything but a document or a problem.
 */
const [copies = 10_000, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);
console.log(`seed ${seed}`);

const files = await sampleFiles();
const pictures = new Map([
  ['png', await samplePicture('png')],
  ['jpg', await samplePicture('jpeg')],
]);
let failed = 0;
for (const [format, bytes] of files) failed += await soak(format, bytes, copies, false);
for (const [format, bytes] of pictures) failed += await soak(format, bytes, Math.min(50, copies), true);
process.exitCode = failed === 0 ? 0 : 1;

async function soak(format: string, bytes: Uint8Array, count: number, ocr: boolean): Promise<number> {
  const started = performance.now();
  const { read, refused, failures, largest } = await fuzz({ format, bytes, count }, seed, { ocr });
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(
    `.${format}: ${count} copies in ${seconds} s, ${read} read, refused ${JSON.stringify(refused)}, ${failures.length} failed, ${largest} MB`,
  );
  for (const failure of failures) console.log(failure);
  return failures.length;
}
