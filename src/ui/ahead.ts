type Ahead = { readonly answer: Promise<Response | null>; readonly since: number };

/** Answers asked for while the program itself was still on its way, by their address. */
const waiting = new Map<string, Ahead>();
/** In milliseconds; by then somebody may have changed what it tells. */
const oldAfter = 10_000;

/** Asks before the program is there to ask: on a thin line the answer then comes together with it, not after it. */
export function askAhead(url: string): void {
  waiting.set(url, { answer: fetch(url).catch(() => null), since: performance.now() });
}

/** Fetches, or gives the answer that was asked for ahead: once, while it is new, and only where it is no refusal. */
export async function fetchOrAhead(url: string, init: RequestInit): Promise<Response> {
  const ahead = init.method === 'GET' ? waiting.get(url) : undefined;
  waiting.delete(url);
  const answer =
    ahead !== undefined && performance.now() - ahead.since < oldAfter ? await ahead.answer : null;
  return answer?.ok === true ? answer : fetch(url, init);
}
