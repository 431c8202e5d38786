import { Worker } from 'node:worker_threads';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** A base file and how many damaged copies of it to read. */
export type FuzzJob = { readonly format: string; readonly bytes: Uint8Array; readonly count: number };
export type FuzzResult = {
  readonly read: number;
  readonly refused: Record<string, number>;
  readonly failures: string[];
  /** The most memory the process held, in MB. */
  readonly largest: number;
};

type Random = () => number;

/** Copy number `index` of a file, damaged in a way that seed, format and index alone decide. */
export function damagedCopy({ format, bytes }: FuzzJob, seed: number, index: number): Uint8Array {
  const random = randomOf(`${seed}/${format}/${index}`);
  const asZip = bytes[0] === 0x50 && bytes[1] === 0x4b && random() < 0.85;
  let damaged: Uint8Array = asZip ? damagedZip(bytes, random) : bytes;
  const times = asZip ? Math.floor(random() * 1.2) : 1 + Math.floor(random() * 4);
  for (let time = 0; time < times; time += 1)
    damaged = pick(random() < 0.5 ? inPlace : byteDamages, random)(damaged, random);
  return damaged;
}

const pick = <T>(from: readonly T[], random: Random): T => from[Math.floor(random() * from.length)]!;
const below = (most: number, random: Random) => Math.floor(random() * most);

type Damage = (bytes: Uint8Array, random: Random) => Uint8Array;

const inPlace: readonly Damage[] = [
  (bytes, random) => changed(bytes, 1 + below(16, random), () => 1 << below(8, random), random),
  (bytes, random) => changed(bytes, 1 + below(64, random), () => below(256, random), random),
];

const byteDamages: readonly Damage[] = [
  ...inPlace,
  (bytes, random) => bytes.slice(0, below(bytes.length, random)),
  (bytes, random) => bytes.slice(below(Math.min(bytes.length, 2000), random)),
  (bytes, random) =>
    spliced(
      bytes,
      below(bytes.length, random),
      0,
      Uint8Array.from({ length: 1 + below(200, random) }, () => below(256, random)),
    ),
  (bytes, random) => {
    const from = below(bytes.length, random);
    return spliced(bytes, below(bytes.length, random), 0, bytes.slice(from, from + below(2000, random)));
  },
  (bytes, random) => spliced(bytes, below(bytes.length, random), below(1000, random), new Uint8Array()),
  (bytes, random) =>
    spliced(bytes, below(bytes.length, random), 4, Uint8Array.of(255, 255, 255, random() < 0.5 ? 255 : 127)),
  (bytes, random) => textDamage(bytes, random),
];

function changed(bytes: Uint8Array, times: number, by: () => number, random: Random): Uint8Array {
  const copy = bytes.slice();
  for (let time = 0; time < times && copy.length > 0; time += 1) {
    const at = below(copy.length, random);
    copy[at] = copy[at]! ^ by();
  }
  return copy;
}

function spliced(bytes: Uint8Array, at: number, length: number, put: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + length)]));
}

/** Numbers and words of PDF, RTF and text grow, vanish and repeat. */
function textDamage(bytes: Uint8Array, random: Random): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  const words = [...text.matchAll(/\d+|[A-Za-z]{2,}|[{}()<>[\]\\/]/g)];
  const word = words.length === 0 ? undefined : pick(words, random);
  if (word === undefined) return bytes;
  const put = pick(
    ['', word[0].repeat(1 + below(50, random)), '999999999999', '-1', '0', '}', '{', '<', '(', '\\'],
    random,
  );
  const damaged = text.slice(0, word.index) + put + text.slice(word.index + word[0].length);
  return new Uint8Array(Buffer.from(damaged, 'latin1'));
}

function damagedZip(bytes: Uint8Array, random: Random): Uint8Array {
  const parts: Record<string, Uint8Array> = unzipSync(bytes);
  const names = Object.keys(parts);
  const name = pick(names, random);
  const other = pick(names, random);
  const kind = random();
  if (kind < 0.1) [parts[name], parts[other]] = [parts[other]!, parts[name]!];
  else if (kind < 0.2) delete parts[name];
  else if (kind < 0.3) parts[name] = pick(byteDamages, random)(parts[name]!, random);
  else parts[name] = strToU8(damagedXml(strFromU8(parts[name]!), random));
  return zipSync(parts, { level: 1 });
}

function damagedXml(xml: string, random: Random): string {
  const tags = [...xml.matchAll(/<[^>]*>/g)];
  const tag = tags.length === 0 ? undefined : pick(tags, random);
  if (tag === undefined) return xml;
  const end = tag.index + tag[0].length;
  const around = (put: string, length = tag[0].length) =>
    xml.slice(0, tag.index) + put + xml.slice(tag.index + length);
  const damages = [
    () => around(''),
    () => around(tag[0] + tag[0]),
    () => around(tag[0].slice(0, -1)),
    () => around(tag[0].replace(/[\w:]+/, (name) => `${name}x`)),
    () =>
      around(
        tag[0].replace(
          /"[^"]*"/,
          `"${pick(['-1', '0', '99999999999', '', 'x', '1e309', '&bomb;', 'A1:XFD1048576'], random)}"`,
        ),
      ),
    () => around(tag[0].replace(/\/?>$/, '/>')),
    () => around('<a>'.repeat(below(5000, random)), 0),
    () => around(xml.slice(tag.index, tag.index + below(3000, random)), 0),
    () =>
      xml.slice(0, end) +
      pick(['&lol;', '&#0;', '&#x110000;', ']]>', '<![CDATA[', '<!--', '\uFFFF'], random) +
      xml.slice(end),
    () => `<!DOCTYPE a [<!ENTITY bomb "${'x'.repeat(1000)}">]>${xml}`,
    () => xml.slice(0, end),
  ];
  return pick(damages, random)();
}

/** Mulberry32, begun from the letters of `key`. */
function randomOf(key: string): Random {
  let state = 0;
  for (const letter of key) state = Math.imul(state ^ letter.charCodeAt(0), 0x9e3779b1) + 0x85ebca6b;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What the reading thread answers: a format, a problem's code, or what went wrong. */
export type FuzzAnswer =
  | { readonly document: string }
  | { readonly problem: string }
  | { readonly failure: string };

/** In milliseconds: what takes so long does not end, whatever else the machine does. */
const patience = 60_000;

/** Reads the damaged copies in `threads` threads; a reading that does not end is a failure and ends its thread. */
export async function fuzz(
  job: FuzzJob,
  seed: number,
  options: { ocr?: boolean; threads?: number } = {},
): Promise<FuzzResult> {
  const result = { read: 0, refused: {} as Record<string, number>, failures: [] as string[], largest: 0 };
  let next = 0;
  const work = async () => {
    let thread = openThread(options.ocr === true);
    for (let index = next++; index < job.count; index = next++) {
      const answer = await ask(thread, damagedCopy(job, seed, index), `a.${job.format}`);
      result.largest = Math.max(result.largest, Math.round(process.memoryUsage.rss() / 2 ** 20));
      if ('document' in answer) result.read += 1;
      else if ('problem' in answer)
        result.refused[answer.problem] = (result.refused[answer.problem] ?? 0) + 1;
      else {
        result.failures.push(`${job.format} seed ${seed} copy ${index}: ${answer.failure}`);
        await thread.terminate();
        thread = openThread(options.ocr === true);
      }
    }
    await thread.terminate();
  };
  await Promise.all(Array.from({ length: options.threads ?? 2 }, work));
  return result;
}

function openThread(ocr: boolean): Worker {
  const options = {
    workerData: { ocr },
    resourceLimits: { maxOldGenerationSizeMb: 400 },
    stdout: true,
    stderr: true,
  };
  const thread = new Worker(new URL('./fuzz-reader.ts', import.meta.url), options);
  // A thread that ends while nobody asks it anything is met at the next question.
  thread.on('error', () => {});
  thread.stdout.resume();
  thread.stderr.resume();
  return thread;
}

function ask(thread: Worker, bytes: Uint8Array, name: string): Promise<FuzzAnswer> {
  return new Promise((resolve) => {
    const done = (answer: FuzzAnswer) => {
      clearTimeout(bell);
      thread.off('message', done).off('error', broken).off('exit', ended);
      resolve(answer);
    };
    const broken = (error: unknown) => done({ failure: `thread broke: ${error}` });
    const ended = (code: number) => done({ failure: `thread ended with ${code}` });
    const bell = setTimeout(() => done({ failure: 'did not end' }), patience);
    thread.on('message', done).on('error', broken).on('exit', ended);
    thread.postMessage({ bytes, name });
  });
}
