import type { Db } from '../../base/database/database.ts';
import type { PlainDate } from '../../base/plain-date.ts';
import { type Units, unitAt } from '../units/tree.ts';
import { type Role, roles } from './post.ts';
import { roleWords } from './words.ts';

/** The accounts of a trial that its sign-in page offers, in that order, and their one password. */
export type Trial = { readonly logins: readonly string[]; readonly password: string };

export type TrialAccount = {
  readonly login: string;
  readonly fullName: string;
  /** What the person is, and where. */
  readonly post: string;
  readonly password: string;
};

/** Those that still open with the password told: whoever tries may change one, shut it out, or end its posts. */
export async function trialAccounts(
  db: Db,
  units: Units,
  today: PlainDate,
  { logins, password }: Trial,
): Promise<TrialAccount[]> {
  const rows = await db
    .selectFrom('person as p')
    .innerJoin('credential as c', 'c.person_id', 'p.id')
    .innerJoin('post as q', 'q.person_id', 'p.id')
    .select(['p.login', 'p.full_name', 'q.unit_id', 'q.role'])
    .where('p.login', 'in', logins)
    .where('p.active', '=', true)
    .where('c.totp_confirmed', '=', false)
    .where('c.password_set_at', '=', (eb) => eb.selectFrom('installation').select('set_up_at'))
    .where('q.valid_from', '<=', today)
    .where((eb) => eb.or([eb('q.valid_to', 'is', null), eb('q.valid_to', '>=', today)]))
    .execute();
  const held = Map.groupBy(rows, (row) => row.login);
  return logins.flatMap((login) => {
    const posts = held.get(login) ?? [];
    if (posts.length === 0) return [];
    return { login, fullName: posts[0]!.full_name, post: postsInWords(posts, units, today), password };
  });
}

/** "Lãnh đạo, Văn thư – Xã Núi Khói"; units apart by a semicolon. */
function postsInWords(
  posts: readonly { readonly unit_id: string; readonly role: string }[],
  units: Units,
  today: PlainDate,
): string {
  const inUnits = [...Map.groupBy(posts, ({ unit_id }) => unit_id)].map(([unitId, held]) => ({
    unit: nameWithin(units, unitId, today),
    held: held.map(({ role }) => roles.indexOf(role as Role)).sort((a, b) => a - b),
  }));
  return inUnits
    .sort((a, b) => b.held.at(-1)! - a.held.at(-1)!)
    .map(({ unit, held }) => `${held.map((role) => roleWords[roles[role]!].vi).join(', ')} – ${unit}`)
    .join('; ');
}

/** Offices of one name stand in many communes; the name of the unit above tells them apart. */
function nameWithin(units: Units, unitId: string, today: PlainDate): string {
  const unit = unitAt(units, unitId, today);
  const above = unit?.kind === 'department' ? unitAt(units, unit.parentId!, today) : undefined;
  return [unit?.name ?? '', above?.name].filter(Boolean).join(', ');
}
