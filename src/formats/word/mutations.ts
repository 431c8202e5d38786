import fc from 'fast-check';
import { Problem } from '../../base/problem.ts';

/** For tests: reads 100 copies of a file with up to 8 bytes changed; throws where a reading fails with anything but a problem. */
export async function readMutated(
  bytes: Uint8Array,
  read: (bytes: Uint8Array) => Promise<unknown>,
): Promise<void> {
  const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255));
  const property = fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
    const copy = new Uint8Array(bytes);
    for (const [offset, value] of changes) copy[offset] = value;
    await problemOnly(read(copy));
  });
  await fc.assert(property, { numRuns: 100 });
}

async function problemOnly(reading: Promise<unknown>): Promise<void> {
  try {
    await reading;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
}
