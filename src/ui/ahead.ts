type Ahead = {
  readonly answer: Promise<Response | null>;
  /** When it came, by the page's clock. */
  since: number;
  /** Its content once it has come, where it is no refusal. */
  content?: unknown;
};

/** Answers asked for while the program itself was still on its way, by their address. */
const waiting = new Map<string, Ahead>();
/** In milliseconds; by then somebody may have changed what it tells. */
const oldAfter = 10_000;

/** Asks before the program is there to ask: on a thin line the answer then comes together with it, not after it. */
export function askAhead(url: string): void {
  const answer = fetch(url).catch(() => null);
  const ahead: Ahead = { answer, since: Number.POSITIVE_INFINITY };
  waiting.set(url, ahead);
  answer.then(() => {
    ahead.since = performance.now();
  });
}

/** Waits until everything asked ahead has been answered. */
export async function answersAhead(): Promise<void> {
  await Promise.all([...waiting.values()].map(arrival));
}

async function arrival(ahead: Ahead): Promise<void> {
  const answer = await ahead.answer;
  if (answer?.ok === true) ahead.content = await answer.clone().json();
}

/** What has come of an answer that was asked for ahead: once, while it is new. A page that has it is drawn in one go. */
export function arrivedAhead(url: string): unknown {
  const ahead = waiting.get(url);
  if (ahead?.content === undefined) return undefined;
  waiting.delete(url);
  return isOld(ahead) ? undefined : ahead.content;
}

/** Fetches, or gives the answer that was asked for ahead: once, while it is new, and only where it is no refusal. */
export async function fetchOrAhead(url: string, init: RequestInit): Promise<Response> {
  const ahead = init.method === 'GET' ? waiting.get(url) : undefined;
  waiting.delete(url);
  const answer = ahead === undefined || isOld(ahead) ? null : await ahead.answer;
  return answer?.ok === true ? answer : fetch(url, init);
}

const isOld = ({ since }: Ahead) => performance.now() - since >= oldAfter;
