import type { Tx } from '../../base/database/database.ts';
import { uuidv7 } from '../../base/id.ts';
import { dayOf } from '../../base/plain-date.ts';
import { Problem, refuseIssues } from '../../base/problem.ts';
import { record } from '../audit/record.ts';
import { addPerson, addPost } from '../people/keep.ts';
import { passwordProblems } from '../people/password-problems.ts';
import { passwordProblemWords } from '../people/words.ts';
import { addUnit } from '../units/keep.ts';
import { setUpWords } from './words.ts';

export const installationKinds = ['demo', 'real'] as const;
export type InstallationKind = (typeof installationKinds)[number];
export type Installation = { readonly kind: InstallationKind; readonly rootUnitId: string };

/** The first administrator of a real installation. */
export type FirstPerson = { readonly login: string; readonly fullName: string; readonly password: string };

/** The first day for which the tree can be asked; no unit of this system is older. */
const beginning = '1945-09-02';

/** What the installation is; null before it was set up. */
export async function findInstallation(db: Pick<Tx, 'selectFrom'>): Promise<Installation | null> {
  const row = await db.selectFrom('installation').select(['kind', 'root_unit_id']).executeTakeFirst();
  return row === undefined ? null : { kind: row.kind as InstallationKind, rootUnitId: row.root_unit_id };
}

/** Everything that may be wrong with the first administrator's form, at once. */
export function refuseFirstPerson({ login, fullName, password }: FirstPerson): void {
  refuseIssues(
    passwordProblems(password, { login, fullName }).map((problem) => ({
      path: ['password'],
      message: passwordProblemWords[problem],
    })),
  );
}

/**
 * Begins a real installation: the unit at the top, and one person who administers it and runs the system. Refuses where it
 * was begun before: of two who begin at once, one wins.
 */
export async function setUpReal(tx: Tx, first: FirstPerson, hash: string, now: Date): Promise<Installation> {
  const installation = await begin(tx, 'real', now);
  const { rootUnitId: unitId } = installation;
  const personId = await addPerson(tx, { ...first, email: null, phone: null, hash, mustChange: false }, now);
  for (const role of ['unitAdministrator', 'systemOperator'] as const)
    await addPost(tx, {
      unitId,
      id: uuidv7(),
      personId,
      role,
      reach: 'below',
      from: dayOf(now),
      to: null,
      decision: setUpWords.decision.vi,
    });
  await recordSetUp(tx, installation, personId, now);
  return installation;
}

/** The row that says what this database is, and the unit at the top of the tree. */
export async function begin(tx: Tx, kind: InstallationKind, now: Date): Promise<Installation> {
  const rootUnitId = uuidv7();
  await addUnit(
    tx,
    {
      unitId: rootUnitId,
      from: beginning,
      to: null,
      name: setUpWords.root.vi,
      title: '',
      kind: 'nation',
      code: null,
      codeSystem: null,
      parentId: null,
    },
    setUpWords.decision.vi,
    now,
  );
  const made = await tx
    .insertInto('installation')
    .values({ id: true, kind, root_unit_id: rootUnitId, set_up_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 0n)
    throw new Problem('already-there', { message: setUpWords.alreadySetUp });
  return { kind, rootUnitId };
}

/** `made`: how much was put there at once. */
export async function recordSetUp(
  tx: Tx,
  installation: Installation,
  personId: string | null,
  now: Date,
  made: Readonly<Record<string, number>> = {},
): Promise<void> {
  await record(tx, {
    unitId: installation.rootUnitId,
    at: now,
    operation: 'installation.setUp',
    outcome: 'done',
    personId,
    onBehalfOf: null,
    postId: null,
    via: 'system',
    input: { kind: installation.kind },
    plain: [],
    changes: [
      {
        kind: 'installation',
        id: installation.rootUnitId,
        before: null,
        after: { kind: installation.kind, ...made },
      },
    ],
    exception: null,
    reason: null,
    problem: null,
  });
}
