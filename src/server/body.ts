import { largestAnalyses, largestFile } from '../areas/legacy/contract.ts';
import type { RefusalCode } from './words.ts';

export type Limits = {
  readonly largestFile: number;
  readonly largestAnalyses: number;
  /** A sender that sends nothing for this long is given up, lest it keep its place from the others. In milliseconds. */
  readonly longestPause: number;
  /** So many files a minute are read for one address; whoever sends more waits. */
  readonly filesPerMinute: number;
};
export const usualLimits: Limits = {
  largestFile,
  largestAnalyses,
  longestPause: 20_000,
  filesPerMinute: 600,
};

type BodyLimits = Pick<Limits, 'longestPause'> & { readonly largest: number; readonly over: RefusalCode };
export type Body =
  | { readonly bytes: Uint8Array<ArrayBuffer>; readonly refused?: undefined }
  | { readonly refused: RefusalCode };

/** The bytes of a request: what is too large is not taken into memory, what stops arriving is not waited for. */
export async function readBody(request: Request, limits: BodyLimits): Promise<Body> {
  const { largest, longestPause, over } = limits;
  if (Number(request.headers.get('Content-Length') ?? 0) > largest) return { refused: over };
  if (request.body === null) return { bytes: new Uint8Array() };
  const reader = request.body.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const next = await within(longestPause, reader.read());
    if (next === null) return givenUp(reader, 'request-stopped');
    if (next.done) return { bytes: joined(parts, length) };
    length += next.value.length;
    if (length > largest) return givenUp(reader, over);
    parts.push(next.value);
  }
}

/** What the promise gives; null where that takes longer than `time`. */
function within<T>(time: number, promise: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, time, null);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

function givenUp(reader: ReadableStreamDefaultReader, refused: RefusalCode): Body {
  reader.cancel().catch(() => {});
  return { refused };
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
