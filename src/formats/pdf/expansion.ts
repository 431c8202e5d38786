import { inflateSync } from 'node:zlib';
import { Problem } from '../../base/problem.ts';

/** Deflate grows at most 1,032-fold, so that a shorter stream stays under the limit by itself. */
const suspectLength = 30_000;
const mostBytes = 32_000_000;
const dictionaryLength = 600;
const mostStreams = 20_000;

/** Pictures packed beyond all likelihood count by what they unpack to; blank pages of a scan are such, a few of them. */
const suspectRatio = 300;
const mostPictureBytes = 250_000_000;

/** Throws `Problem` 'file-expands-too-far' where streams of the file are bombs: pdf.js would unpack them in one go. */
export function refuseBomb(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let [at, pictureBytes] = [0, 0];
  for (let count = 0; count < mostStreams; count++) {
    const start = file.indexOf('stream', at);
    if (start < 0) return;
    const found = file.indexOf('endstream', start);
    const end = found < 0 ? file.length : found;
    const dictionary = dictionaryBefore(file, start);
    if (/\/Image\b/.test(dictionary)) pictureBytes += suspectBytes(dictionary, end - start);
    if (pictureBytes > mostPictureBytes || isBomb(file, dictionary, start, end)) {
      throw new Problem('file-expands-too-far');
    }
    at = end + 'endstream'.length;
  }
}

function dictionaryBefore(file: Buffer, start: number): string {
  const nearby = file.toString('latin1', Math.max(0, start - dictionaryLength), start);
  return nearby.slice(nearby.lastIndexOf(' obj') + 1);
}

function suspectBytes(dictionary: string, packed: number): number {
  const number = (key: string) => Number(new RegExp(`/${key}\\s+(\\d+)`).exec(dictionary)?.[1] ?? 0);
  const channels = /\/DeviceGray\b/.test(dictionary) ? 1 : /\/DeviceCMYK\b/.test(dictionary) ? 4 : 3;
  const bytes = (number('Width') * number('Height') * number('BitsPerComponent') * channels) / 8;
  return bytes > suspectRatio * packed ? bytes : 0;
}

function isBomb(file: Buffer, dictionary: string, start: number, end: number): boolean {
  const packings = dictionary.match(/\/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\b/g) ?? [];
  if (packings.length > 1) return true;
  if (packings.length === 0 || end - start < suspectLength || /\/Image\b/.test(dictionary)) return false;
  return inflatesTooFar(file.subarray(dataStart(file, start), end));
}

/** After "stream" stands CR LF or LF. */
function dataStart(file: Buffer, start: number): number {
  const after = start + 'stream'.length;
  if (file[after] !== carriageReturn) return after + (file[after] === lineFeed ? 1 : 0);
  return after + (file[after + 1] === lineFeed ? 2 : 1);
}

const carriageReturn = 13;
const lineFeed = 10;

/** Damaged data is pdf.js's to judge. */
function inflatesTooFar(data: Buffer): boolean {
  try {
    inflateSync(data, { maxOutputLength: mostBytes });
    return false;
  } catch (error) {
    return error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
  }
}
