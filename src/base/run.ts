import type { z } from 'zod';
import type { Database, Db, Tx } from './database/database.ts';
import type { Change, Entry, ExceptionKind, Outcome } from './entry.ts';
import { issuesOf } from './issues.ts';
import { withoutSecrets, withoutWords } from './logged-input.ts';
import type { Answer, FileAnswer, Operation } from './operation.ts';
import { dayOf, type PlainDate } from './plain-date.ts';
import { Problem } from './problem.ts';

/** What came with a request to say who asks and from where. */
export type Credential = {
  readonly session: string | null;
  readonly token: string | null;
  /** Other cookies of ours, by name. */
  readonly cookies: Readonly<Record<string, string>>;
  readonly address: string;
  readonly device: string;
};

/** A cookie to be set with the answer; `maxAge` in seconds, 0 removes it. */
export type Cookie = { readonly name: string; readonly value: string; readonly maxAge: number };

/** The post under which something is allowed. */
export type Grant = {
  readonly unitId: string;
  readonly postId: string | null;
  readonly onBehalfOf: string | null;
};

/** The units on which a permission is held. */
export type Reach = {
  readonly has: (unitId: string) => boolean;
  readonly isEmpty: boolean;
  /** All of them; slow where there are many. */
  readonly unitIds: () => readonly string[];
};

/** Who asks, as the house knows them: a person with posts, at this moment. */
export type Who = {
  /** Null for the operator at the machine itself, who may do no more than run it. */
  readonly personId: string | null;
  readonly via: 'session' | 'token' | 'system';
  /** The unit whose log takes what concerns no unit; null where the person has no post. */
  readonly home: string | null;
  /** Where not null, no other operation may be asked for. */
  readonly only: readonly string[] | null;
  /** A program's key may be for reading alone. */
  readonly mayWrite: boolean;
  readonly grant: (permission: string, unitIds: readonly string[]) => Grant | null;
  readonly reach: (permission: string) => Reach;
};

/** What the runner needs of the house it stands in. `Services` are handed on to the handlers as they are. */
export type House<Services> = {
  readonly database: Pick<Database, 'db' | 'transaction'>;
  readonly clock: () => Date;
  /** Null where nobody is signed in. Services may depend on the moment (the tree of units as it is now). */
  readonly identify: (
    credential: Credential,
    now: Date,
  ) => Promise<{ readonly who: Who | null; readonly services: Services }>;
  readonly record: (tx: Tx | Db, entry: Entry) => Promise<void>;
  readonly onTrouble: (error: unknown) => void;
};

/** What every handler gets. */
export type BaseContext = {
  readonly now: Date;
  readonly today: PlainDate;
  readonly who: Who | null;
  readonly grant: Grant | null;
  readonly credential: Credential;
  /** Under whom and where a deed without sign-in is written down. */
  readonly concerns: (subject: Subject) => void;
  readonly setCookie: (cookie: Cookie) => void;
};
type Subject = { readonly personId: string; readonly unitId: string | null };

export type QueryContext = BaseContext & { readonly db: Db };
export type CommandContext = BaseContext & {
  readonly tx: Tx;
  /** `alsoIn`: units whose own matter it is too, so that it stands in their logs as well. */
  readonly changed: (change: Change, alsoIn?: readonly string[]) => void;
  readonly exceptional: (kind: ExceptionKind, reason: string) => void;
};

type Handler<Context, O extends Operation, Prepared> = (
  context: Context & { readonly prepared: Prepared },
  input: z.output<O['input']>,
) => Promise<O['file'] extends true ? FileAnswer : z.input<O['output']> | FileAnswer>;

export type Implementation<Services> = {
  readonly operation: Operation;
  readonly prepare: ((context: QueryContext & Services, input: never) => Promise<unknown>) | null;
  readonly handle: (
    context:
      | (CommandContext & Services & { prepared: never })
      | (QueryContext & Services & { prepared: never }),
    input: never,
  ) => Promise<unknown>;
};

type Prepare<Services, O extends Operation, Prepared> = (
  context: QueryContext & Services,
  input: z.output<O['input']>,
) => Promise<Prepared>;

/** How an area joins its operations to their handlers. `Services` is what its handlers need of the house. */
export type Handlers<Services> = {
  /** A query; it changes nothing. */
  readonly answer: <O extends Operation>(
    operation: O,
    handle: Handler<QueryContext & Services, O, null>,
  ) => Implementation<Services>;
  /** A command; it works in one transaction with its audit entry. */
  readonly perform: <O extends Operation>(
    operation: O,
    handle: Handler<CommandContext & Services, O, null>,
  ) => Implementation<Services>;
  /**
   * A command with work before it that must not hold the transaction (a slow hash, a call to another server) or must stay although
   * the command is refused (the count of sign-in attempts). What it gives is the handler's `prepared`.
   */
  readonly performAfter: <O extends Operation, Prepared>(
    operation: O,
    prepare: Prepare<Services, O, Prepared>,
    handle: Handler<CommandContext & Services, O, Prepared>,
  ) => Implementation<Services>;
};

export function handlersFor<Services>(): Handlers<Services> {
  const join = (operation: Operation, prepare: unknown, handle: unknown) =>
    ({ operation, prepare, handle }) as Implementation<Services>;
  return {
    answer: (operation, handle) => join(operation, null, handle),
    perform: (operation, handle) => join(operation, null, handle),
    performAfter: join,
  };
}

export type Ran = { readonly answer: Answer<unknown> | FileAnswer; readonly cookies: readonly Cookie[] };
export type Runner = {
  readonly operations: readonly Operation[];
  /** `admit` is told who is known by the credential before anything is done, and may refuse by throwing. */
  readonly run: (
    operation: Operation,
    input: unknown,
    credential: Credential,
    admit?: (who: Who | null) => void,
  ) => Promise<Ran>;
};

/** Everything a person does passes here: sign-in, permission, parse, transaction, handler, audit, answer. */
export function createRunner<Services>(
  house: House<Services>,
  implementations: readonly Implementation<Services>[],
): Runner {
  const byName = new Map(implementations.map((each) => [each.operation.name, each]));
  return {
    operations: implementations.map((each) => each.operation),
    run: async (operation, input, credential, admit = () => {}) => {
      const implementation = byName.get(operation.name);
      if (implementation === undefined) throw new Problem('not-found');
      const now = house.clock();
      const { who, services } = await house.identify(credential, now);
      admit(who);
      const attempt = { operation, raw: input, who, now, grant: null, subject: null, cookies: [] };
      return runOne(
        house,
        implementation,
        attempt,
        { ...services, ...contextOf(attempt, credential) },
        byName,
      );
    },
  };
}

async function runOne<Services>(
  house: House<Services>,
  implementation: Implementation<Services>,
  attempt: Attempt,
  context: BaseContext & Services,
  byName: ReadonlyMap<string, Implementation<Services>>,
): Promise<Ran> {
  const { operation, raw, who } = attempt;
  try {
    attempt.grant = permit(operation, raw, who);
    const input = parse(operation, raw);
    const made = await carryOut(house, implementation, attempt, { ...context, grant: attempt.grant }, input);
    const result = isFile(made)
      ? made
      : { result: operation.output.parse(made), next: nextOf(attempt, byName) };
    return { answer: result, cookies: attempt.cookies };
  } catch (error) {
    const told = isTaken(error) ? new Problem('already-there', { cause: error }) : error;
    await recordRefusal(house, attempt, told);
    throw told;
  }
}

/** Of two who make the same at once, the second is told so by the database alone (SQLSTATE unique_violation). */
const isTaken = (error: unknown) => error instanceof Error && 'code' in error && error.code === '23505';

type Attempt = {
  readonly operation: Operation;
  readonly raw: unknown;
  readonly who: Who | null;
  readonly now: Date;
  grant: Grant | null;
  subject: Subject | null;
  cookies: Cookie[];
};

const contextOf = (attempt: Attempt, credential: Credential): BaseContext => ({
  now: attempt.now,
  today: dayOf(attempt.now),
  who: attempt.who,
  grant: attempt.grant,
  credential,
  concerns: (subject) => {
    attempt.subject = subject;
  },
  setCookie: (cookie) => {
    attempt.cookies.push(cookie);
  },
});

/** Refuses before anything of the input is looked at but the units it names. */
function permit(operation: Operation, raw: unknown, who: Who | null): Grant | null {
  const { access } = operation;
  if (access.by === 'anyone') return null;
  if (who === null) throw new Problem('not-signed-in');
  if (!mayAtAll(operation, who)) throw new Problem('not-permitted');
  if (access.by === 'signed-in') return null;
  if ('anyUnit' in access) {
    if (who.reach(access.permission).isEmpty) throw new Problem('not-permitted');
    return null;
  }
  const units = unitsNamed(access.units, raw);
  // A form that names no unit is told what it lacks; where the unit may be left out, nobody may leave it out.
  if (units.length === 0) {
    parse(operation, raw);
    throw new Problem('not-permitted');
  }
  const grant = who.grant(access.permission, units);
  if (grant === null) throw new Problem('not-permitted');
  return grant;
}

/** A program works in registers; the account of its person it neither changes nor reads. */
function mayAtAll({ name, kind, access }: Operation, who: Who): boolean {
  if (who.only !== null && !who.only.includes(name)) return false;
  if (who.via === 'system') return access.by === 'post';
  if (who.via !== 'token') return true;
  if (access.by === 'signed-in' && access.account === true) return false;
  return kind === 'query' || (who.mayWrite && access.by === 'post');
}

function unitsNamed(fields: readonly string[], raw: unknown): string[] {
  const input = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>;
  return (
    fields
      .flatMap((field) => input[field])
      .filter((unit) => unit !== undefined && unit !== null)
      // What is no text names a unit that nobody knows.
      .map((unit) => (typeof unit === 'string' ? unit : ''))
  );
}

function parse(operation: Operation, raw: unknown): unknown {
  const parsed = operation.input.safeParse(raw ?? {}, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new Problem('input-invalid', { issues: issuesOf(parsed.error) });
}

async function carryOut<Services>(
  house: House<Services>,
  implementation: Implementation<Services>,
  attempt: Attempt,
  context: BaseContext & Services,
  input: unknown,
): Promise<unknown> {
  const { db } = house.database;
  const { operation, prepare, handle } = implementation;
  const prepared = prepare === null ? null : await prepare({ ...context, db }, input as never);
  if (operation.kind === 'query') {
    const result = await handle({ ...context, db, prepared: prepared as never }, input as never);
    if (operation.exports || operation.personalData)
      await house.record(db, entryOf(attempt, operation.exports ? 'exported' : 'read', {}));
    return result;
  }
  return house.database.transaction(async (tx) => {
    const deed: Deed = { changes: [], exception: null, reason: null, elsewhere: new Map() };
    const result = await handle(
      { ...context, tx, prepared: prepared as never, ...writing(deed) },
      input as never,
    );
    const { elsewhere, ...told } = deed;
    const entry = entryOf(attempt, 'done', told);
    await house.record(tx, entry);
    for (const [unitId, changes] of elsewhere)
      if (unitId !== entry.unitId) await house.record(tx, { ...entry, unitId, changes, input: null });
    return result;
  });
}

type Deed = {
  changes: Change[];
  exception: ExceptionKind | null;
  reason: string | null;
  /** The changes that other units' logs take too. */
  elsewhere: Map<string, Change[]>;
};

const writing = (deed: Deed): Pick<CommandContext, 'changed' | 'exceptional'> => ({
  changed: (change, alsoIn = []) => {
    deed.changes.push(change);
    for (const unitId of alsoIn) deed.elsewhere.set(unitId, [...(deed.elsewhere.get(unitId) ?? []), change]);
  },
  exceptional: (kind, reason) => {
    deed.exception = kind;
    deed.reason = reason;
  },
});

function entryOf(attempt: Attempt, outcome: Outcome, rest: Partial<Entry>): Entry {
  const { operation, raw, who, now, grant, subject } = attempt;
  const { access } = operation;
  const named = access.by === 'post' && 'units' in access ? unitsNamed(access.units, raw) : [];
  return {
    unitId: named[0] ?? subject?.unitId ?? who?.home ?? null,
    at: now,
    operation: operation.name,
    outcome,
    personId: who?.personId ?? subject?.personId ?? null,
    onBehalfOf: grant?.onBehalfOf ?? null,
    postId: grant?.postId ?? null,
    via: who?.via ?? 'nobody',
    input: withoutSecrets(operation, raw),
    plain: operation.plain,
    changes: [],
    exception: null,
    reason: null,
    problem: null,
    ...rest,
  };
}

/**
 * What a known person was refused is written down; mistyped forms and the anonymous are not. A refusal concerns the person's own
 * unit as long as the permission was not granted: nobody writes into a stranger's log.
 */
async function recordRefusal<Services>(
  house: House<Services>,
  attempt: Attempt,
  error: unknown,
): Promise<void> {
  if (!(error instanceof Problem) || !recordedRefusals.has(error.code)) return;
  const { who, subject, grant } = attempt;
  if (who === null && subject === null) return;
  const unitId = grant?.unitId ?? who?.home ?? subject?.unitId ?? null;
  const entry = {
    ...entryOf(attempt, 'refused', { problem: error.code, unitId }),
    ...(attempt.operation.access.by === 'post'
      ? { input: withoutWords(withoutSecrets(attempt.operation, attempt.raw)) }
      : {}),
  };
  // The person is told of the refusal, not of the log that could not be written.
  await house.record(house.database.db, entry).catch(house.onTrouble);
}

const recordedRefusals = new Set(['not-permitted', 'sign-in-refused', 'too-many-requests']);

function nextOf<Services>(
  { operation, raw, who }: Attempt,
  byName: ReadonlyMap<string, Implementation<Services>>,
): string[] {
  const { access } = operation;
  const units = access.by === 'post' && 'units' in access ? unitsNamed(access.units, raw) : namedUnit(raw);
  return operation.next.filter((name) => {
    const offered = byName.get(name)?.operation.access;
    if (offered === undefined || who === null) return offered?.by === 'anyone';
    if (!mayAtAll(byName.get(name)!.operation, who)) return false;
    if (offered.by !== 'post') return true;
    return 'anyUnit' in offered || units.length === 0
      ? !who.reach(offered.permission).isEmpty
      : who.grant(offered.permission, units) !== null;
  });
}

/**
 * Where reading is free to all who are signed in, the unit looked at still decides what may be done next; where no unit is
 * looked at, whether it may be done somewhere.
 */
const namedUnit = (raw: unknown): string[] => unitsNamed(['unitId'], raw);

const isFile = (made: unknown): made is FileAnswer =>
  typeof made === 'object' && made !== null && 'bytes' in made && made.bytes instanceof Uint8Array;
