/**
 * Slowing those who guess passwords without letting them slow the owner (OWASP, "Slow Down Online Guessing Attacks with Device
 * Cookies"). Nobody is ever locked: whoever must wait is told for how long.
 *
 * An attempt stands in one lane, by what it can prove, and is slowed only by failures in its own lane:
 * a device the person signed in from before (its cookie is signed), a network they signed in from before, or neither.
 * From devices and networks the account does not know at most 110 guesses pass in any 24 hours; as many more from each it knows.
 */
export type Attempt = {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The name that was typed, folded, whether such an account exists or not: the answer must not tell. */
  readonly account: string;
  /** Id of the device, where its cookie is of this account; else null. */
  readonly device: string | null;
  /** Where it came from: the IPv4 address, or the first 64 bits of an IPv6 address. */
  readonly network: string;
  /** Whether this account signed in from this network before. */
  readonly familiar: boolean;
  /** An attempt is recorded as failed when it begins, so that many begun together count; one that must wait is not recorded. */
  readonly failed: boolean;
};

export type Verdict = { readonly allowed: true } | { readonly allowed: false; readonly waitSeconds: number };

const second = 1000;
const day = 86_400 * second;
const hour = 3600 * second;

/** So many failures cost nothing; then the wait begins, and doubles up to the longest. */
const freeFailures = 5;
const firstWait = 30 * second;
const longestWait = 900 * second;

/** Failures an hour from one network, over all accounts: one address may stand for a whole office. */
const networkFailures = 100;

/** How far back attempts must be given: older ones change nothing. */
export const attemptsMatterFor = day;

/**
 * Whether a sign-in may be tried now. `attempts` are those of the account and those of the network in the last day,
 * in any order; others among them change nothing.
 */
export function mayAttempt(
  attempts: readonly Attempt[],
  asked: Omit<Attempt, 'at' | 'failed'>,
  now: number,
): Verdict {
  const waits = asked.device
    ? [deviceWait(attempts, asked, now)]
    : [laneWait(attempts, asked, now), networkWait(attempts, asked, now)];
  const wait = Math.max(...waits);
  return wait <= 0 ? { allowed: true } : { allowed: false, waitSeconds: Math.ceil(wait / second) };
}

type Asked = Omit<Attempt, 'at' | 'failed'>;

/** On a known device a success clears what failed before it. */
function deviceWait(attempts: readonly Attempt[], { account, device }: Asked, now: number): number {
  const own = attempts.filter((one) => one.account === account && one.device === device);
  const cleared = Math.max(0, ...own.filter((one) => !one.failed).map((one) => one.at));
  return waitAfter(
    own.filter((one) => one.failed && one.at > cleared),
    now,
  );
}

/** Elsewhere a success clears nothing: else who guesses would wait for the owner to sign in, and start anew. */
function laneWait(attempts: readonly Attempt[], { account, network, familiar }: Asked, now: number): number {
  const lane = attempts.filter(
    (one) => one.failed && one.account === account && one.device === null && one.familiar === familiar,
  );
  return waitAfter(familiar ? lane.filter((one) => one.network === network) : lane, now);
}

function waitAfter(failures: readonly Attempt[], now: number): number {
  const recent = failures.map(({ at }) => at).filter((at) => isWithin(at, day, now));
  if (recent.length < freeFailures) return 0;
  const wait = Math.min(longestWait, firstWait * 2 ** (recent.length - freeFailures));
  return Math.max(...recent) + wait - now;
}

/** Known devices neither fill this measure nor are held by it. */
function networkWait(attempts: readonly Attempt[], { network }: Asked, now: number): number {
  const recent = attempts
    .filter(
      (one) => one.failed && one.device === null && one.network === network && isWithin(one.at, hour, now),
    )
    .map(({ at }) => at)
    .sort((a, b) => b - a);
  const first = recent[networkFailures - 1];
  return first === undefined ? 0 : first + hour - now;
}

/** After the clock was set back, attempts of the future are none: nobody waits for a time that may be years away. */
function isWithin(at: number, span: number, now: number): boolean {
  return at <= now && now - at < span;
}
