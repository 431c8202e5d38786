import type { Ask } from '../../../formats/pdf-signature/revocation.ts';

/** Lists of revoked certificates of a large authority have some megabytes. */
const largestAnswer = 8 * 1024 * 1024;
/** In milliseconds, of one question and of all together: somebody waits for the page. */
const longest = 4000;
const longestOfAll = 10_000;

/** Asks authorities over the network; what does not answer in time, or sends elsewhere, has not answered. */
export function askOverNetwork(): Ask {
  const end = AbortSignal.timeout(longestOfAll);
  return async (url, question) => {
    const answer = await fetch(url, {
      method: question === null ? 'GET' : 'POST',
      ...(question === null
        ? {}
        : { body: Uint8Array.from(question.body), headers: { 'Content-Type': question.type } }),
      redirect: 'error',
      signal: AbortSignal.any([end, AbortSignal.timeout(longest)]),
    });
    if (!answer.ok || answer.body === null) throw new Error('no answer');
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const part of answer.body) {
      length += part.length;
      if (length > largestAnswer) throw new Error('too long an answer');
      parts.push(part);
    }
    return Buffer.concat(parts);
  };
}
