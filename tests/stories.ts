import { sql } from 'kysely';
import { whoAmI } from '../src/areas/people/contract.ts';
import { CallFailed, type Client } from '../src/base/call.ts';
import type { Database } from '../src/base/database/database.ts';
import { uuidv7 } from '../src/base/id.ts';
import type { InputOf, Operation, ResultOf } from '../src/base/operation.ts';
import { dayOf, type PlainDate } from '../src/base/plain-date.ts';

/** What one thing goes through from its beginning to its end, deed after deed; told again and again, of another thing each time. */
export type Story = { readonly name: string; readonly steps: readonly Step[] };

/** One deed of a story: how it is done so that it is accepted. */
export type Step = {
  readonly operation: Operation;
  readonly by: Role;
  readonly input: (round: Round) => object | Promise<object>;
  /** What lies in the database after it, and stays there: each of these once more. */
  readonly leaves: readonly ((round: Round) => Trace)[];
};

export type Role = 'clerk' | 'leader' | 'officer' | 'administrator' | 'manager' | 'above';
export type As = (role: Role) => Client;

/** One telling of a story. */
export type Round = {
  readonly number: number;
  /** The same id under the same name. */
  readonly id: (name: string) => string;
  readonly as: As;
  /** What the last such deed of this round answered. */
  readonly answerOf: <O extends Operation>(operation: O) => ResultOf<O>;
  readonly answers: Map<Operation, unknown>;
};

/** One more (or less) of what is counted over the rows of a table whose column holds a key; with `where` those alone of which it is true. */
export type Trace = {
  readonly table: string;
  readonly column: string;
  readonly where: string;
  readonly counted: string;
  readonly key: string;
  readonly more: 1 | -1;
};

export const step = <O extends Operation>(
  operation: O,
  by: Role,
  input: (round: Round) => InputOf<O> | Promise<InputOf<O>>,
  ...leaves: readonly ((round: Round) => Trace)[]
): Step => ({ operation, by, input, leaves });

type Key = (round: Round) => string;
const trace =
  (table: string, column: string, where: string, key: Key, more: 1 | -1 = 1, counted = 'count(*)') =>
  (round: Round): Trace => ({ table, column, where, counted, key: key(round), more });

/** A row with this id; where `where` is said, one of which it is true. */
export const stands = (table: string, key: Key, where = 'true') => trace(table, 'id', where, key);
/** The row that stood there does so no longer. */
export const gone = (table: string, key: Key) => trace(table, 'id', 'true', key, -1);
/** A row that belongs to another, under this column. */
export const under = (table: string, column: string, key: Key, where = 'true') =>
  trace(table, column, where, key);
/** One version more than that with which its row began. */
export const versioned = (table: string, column: string, key: Key, where: string) =>
  trace(table, column, where, key, 1, 'sum(version - 1)');
/** An entry in the history of a thing. */
export const acted = (thing: 'document' | 'plan' | 'task' | 'report', kind: string, key: Key) =>
  trace(`${thing}_action`, `${thing}_id`, `kind = '${kind}'`, key);

const roundOf = (number: number, as: As): Round => {
  const ids = new Map<string, string>();
  const answers = new Map<Operation, unknown>();
  return {
    number,
    as,
    answers,
    id: (name) => {
      if (!ids.has(name)) ids.set(name, uuidv7());
      return ids.get(name)!;
    },
    answerOf: (operation) => answers.get(operation) as ResultOf<typeof operation>,
  };
};

/** A story as far as it has been told. */
export type Telling = {
  readonly story: Story;
  readonly rounds: Round[];
  done: number;
  /** What was sent last and had no answer. */
  sent: object | null;
};

export const beginTelling = (story: Story): Telling => ({ story, rounds: [], done: 0, sent: null });

/** The step that comes next, with its round; who acts in it is asked anew, for the program may be another one by now. */
export function nextIn(telling: Telling, as: As): { step: Step; round: Round } {
  const { steps } = telling.story;
  const number = Math.floor(telling.done / steps.length);
  telling.rounds[number] ??= roundOf(number, as);
  return { step: steps[telling.done % steps.length]!, round: { ...telling.rounds[number], as } };
}

/** Tells on until the server is gone. */
export async function tell(telling: Telling, as: As, strange: unknown[]): Promise<void> {
  try {
    await settleTelling(telling, as);
    for (;;) await tellOne(telling, as);
  } catch (error) {
    if (error instanceof CallFailed && error.status === 0) return;
    const at = `${telling.story.name}, deed ${telling.done}`;
    strange.push(
      error instanceof CallFailed ? [at, nextIn(telling, as).step.operation.name, error.refused] : error,
    );
  }
}

/** Does the next deed. */
export async function tellOne(telling: Telling, as: As): Promise<void> {
  const { step: one, round } = nextIn(telling, as);
  telling.sent = await one.input(round);
  await sendOne(telling, one, round);
}

async function sendOne(telling: Telling, { operation, by }: Step, round: Round): Promise<void> {
  const { result } = await round.as(by)(operation, telling.sent as never);
  round.answers.set(operation, result);
  telling.sent = null;
  telling.done += 1;
}

/** What had no answer is sent again: it may have been done, and then it says so or is refused. */
export async function settleTelling(telling: Telling, as: As): Promise<void> {
  if (telling.sent === null) return;
  const { step: one, round } = nextIn(telling, as);
  try {
    await sendOne(telling, one, round);
  } catch (error) {
    if (!(error instanceof CallFailed) || error.status === 0) throw error;
    telling.sent = null;
    telling.done += 1;
  }
}

/** Of which deeds the database tells something else than what was done: more, less or half. */
export async function wrongTellings(
  { db }: Pick<Database, 'db'>,
  all: readonly Telling[],
): Promise<unknown[]> {
  const wanted = all.flatMap(wantedOf);
  const wrong: unknown[] = [];
  const byTable = Map.groupBy(wanted, ({ table, column, where, counted }) =>
    [table, column, where, counted].join('|'),
  );
  for (const [name, traces] of byTable) {
    const { table, column, where, counted } = traces[0]!;
    const keys = [...new Set(traces.map(({ key }) => key))];
    const { rows } = await sql<{ key: string; counted: string }>`
      select ${sql.ref(column)}::text as key, ${sql.raw(counted)} as counted from ${sql.table(table)}
      where ${sql.ref(column)}::text = any(${keys}::text[]) and (${sql.raw(where)}) group by 1`.execute(db);
    const there = new Map(rows.map((row) => [row.key, Number(row.counted)]));
    for (const [key, some] of Map.groupBy(traces, (one) => one.key)) {
      const count = some.reduce((sum, { more }) => sum + more, 0);
      if ((there.get(key) ?? 0) !== count)
        wrong.push({ of: some[0]!.of, name, key, there: there.get(key) ?? 0, wanted: count });
    }
  }
  return wrong;
}

/** What all deeds that were done have left, and of those that were not nothing. */
function wantedOf({
  story,
  rounds,
  done,
}: Telling): (Omit<Trace, 'more'> & { more: 0 | 1 | -1; of: string })[] {
  return rounds.flatMap((round) =>
    story.steps.flatMap(({ operation, leaves }, index) => {
      const isDone = round.number * story.steps.length + index < done;
      return leaves.map((leave) => {
        const left = leave(round);
        return { ...left, more: isDone ? left.more : (0 as const), of: operation.name };
      });
    }),
  );
}

/** How often each command was sent, answered and refused, whoever sent it. */
export type Tally = Map<string, { sent: number; done: number; refused: number }>;

/** A client whose commands are counted. */
export const tallied =
  (tally: Tally, call: Client): Client =>
  async (operation, input) => {
    if (operation.kind === 'query') return call(operation, input);
    const { name } = operation;
    if (!tally.has(name)) tally.set(name, { sent: 0, done: 0, refused: 0 });
    const counts = tally.get(name)!;
    counts.sent += 1;
    try {
      const answer = await call(operation, input);
      counts.done += 1;
      return answer;
    } catch (error) {
      if (error instanceof CallFailed && error.status !== 0) counts.refused += 1;
      throw error;
    }
  };

/** Commands of which the log tells less than was acknowledged, or more than was sent and not refused. */
export async function wrongInLog(
  { db }: Pick<Database, 'db'>,
  tally: Tally,
  since: Date,
): Promise<unknown[]> {
  // In the log of another unit a deed stands without its form.
  const { rows } = await sql<{ operation: string; entries: number }>`
    select operation, count(*) as entries from audit_entry
    where outcome = 'done' and at >= ${since} and (content::jsonb -> 'input') <> 'null'::jsonb group by 1`.execute(
    db,
  );
  const logged = new Map(rows.map((row) => [row.operation, Number(row.entries)]));
  return [...tally]
    .map(([operation, counts]) => ({ operation, ...counts, logged: logged.get(operation) ?? 0 }))
    .filter(({ sent, done, refused, logged: there }) => there < done || there > sent - refused);
}

/** Where and when stories are told: in a unit, the one above it, and by whom its tasks are done. */
export type Ground = {
  readonly today: PlainDate;
  readonly unitId: string;
  readonly aboveId: string;
  readonly officerId: string;
};

/** The ground on which these people stand. */
export async function groundOf(as: As, now: Date): Promise<Ground> {
  const postOf = async (role: Role, name: string) => {
    const { id, posts } = (await as(role)(whoAmI, {})).result.person!;
    return { id, unitId: posts.find((post) => post.role === name)!.unitId };
  };
  const officer = await postOf('officer', 'reportingOfficer');
  const above = await postOf('above', 'leader');
  return { today: dayOf(now), unitId: officer.unitId, aboveId: above.unitId, officerId: officer.id };
}
