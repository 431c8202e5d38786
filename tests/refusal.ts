import { CallFailed } from '../src/base/call.ts';

/** What a call was refused for: the code, and where each thing to mend stands. Throws where it was not refused. */
export async function refusal(call: Promise<unknown>): Promise<{ code: string; paths: string[] }> {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof CallFailed)) throw error ?? new Error('it was not refused');
  return { code: error.refused.code, paths: error.refused.issues.map(({ path }) => path.join('.')) };
}
