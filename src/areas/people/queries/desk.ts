import type { z } from 'zod';
import type { Db } from '../../../base/database/database.ts';
import { addDays, type PlainDate } from '../../../base/plain-date.ts';
import type { QueryContext } from '../../../base/run.ts';
import { proposalsWithin } from '../../units/proposals.ts';
import { unitAt } from '../../units/tree.ts';
import { showDesk } from '../contract.ts';
import type { Role } from '../post.ts';
import { answer, type PeopleServices } from '../services.ts';
import { unheldAtTop } from '../top-roles.ts';

type Notice = z.input<typeof showDesk.output>['notices'][number];
type Context = QueryContext & PeopleServices;

/** The end of a post is told so many days ahead; that of a delegation one gave, later: it was given with its end. */
const postEndsWithin = 30;
const delegationEndsWithin = 7;

/** Who may do much by the account is asked for a second step. */
const guarded: readonly Role[] = ['unitAdministrator', 'systemOperator', 'auditor', 'leader'];

export const deskQueries = [
  answer(showDesk, async (context) => ({
    today: context.today,
    notices: [
      ...(await unheldRoles(context)),
      ...secondStep(context),
      ...endingPosts(context),
      ...(await delegations(context)),
      ...(await proposals(context)),
    ],
  })),
];

/** Told to who may give these posts, until somebody holds them. */
async function unheldRoles({ db, who, units, installation, today }: Context): Promise<Notice[]> {
  const { rootUnitId: unitId } = installation;
  if (who!.grant('people.manage', [unitId]) === null) return [];
  const about = unitAt(units, unitId, today)?.name ?? null;
  const roles = await unheldAtTop(db, unitId, today);
  return roles.map((role) => ({ kind: unheldNotices[role], on: null, about, count: 1, unitId }));
}
const unheldNotices = { auditor: 'nobody-audits', systemOperator: 'nobody-operates' } as const;

function secondStep({ me }: Context): Notice[] {
  const needed = !me!.secondStep && me!.posts.some(({ post }) => guarded.includes(post.role));
  return needed ? [{ kind: 'second-step-off', on: null, about: null, count: 1 }] : [];
}

function endingPosts({ me, units, today }: Context): Notice[] {
  const soon = addDays(today, postEndsWithin);
  return me!.posts
    .filter(({ post, onBehalfOf }) => onBehalfOf === null && post.to !== null && post.to <= soon)
    .map(({ post }) => ({
      kind: 'post-ending',
      on: post.to,
      about: unitAt(units, post.unitId, today)?.name ?? null,
      count: 1,
    }));
}

async function delegations({ db, me, today }: Context): Promise<Notice[]> {
  const acting = new Set(me!.posts.map(({ delegationId }) => delegationId));
  const soon = addDays(today, delegationEndsWithin);
  const rows = await delegationsToday(db, me!.personId, today);
  return rows.flatMap(({ id, holderId, holder, recipient, to }): Notice[] => {
    if (acting.has(id)) return [{ kind: 'delegation-received', on: to, about: holder, count: 1 }];
    return holderId === me!.personId && to <= soon
      ? [{ kind: 'delegation-ending', on: to, about: recipient, count: 1 }]
      : [];
  });
}

function delegationsToday(db: Db, personId: string, today: PlainDate) {
  return db
    .selectFrom('delegation as d')
    .innerJoin('post as p', (join) =>
      join.onRef('p.unit_id', '=', 'd.unit_id').onRef('p.id', '=', 'd.post_id'),
    )
    .innerJoin('person as h', 'h.id', 'p.person_id')
    .innerJoin('person as r', 'r.id', 'd.to_person_id')
    .select(['d.id', 'd.valid_to as to', 'h.id as holderId'])
    .select(['h.full_name as holder', 'r.full_name as recipient'])
    .where((eb) => eb.or([eb('d.to_person_id', '=', personId), eb('p.person_id', '=', personId)]))
    .where('d.valid_from', '<=', today)
    .where('d.valid_to', '>=', today)
    .orderBy('d.valid_to')
    .execute();
}

/** Proposed successions that the person may decide, in the name of any unit of their posts. */
async function proposals({ db, who, me, units, today }: Context): Promise<Notice[]> {
  const tops = new Set(me!.posts.map(({ post }) => post.unitId));
  const ids = new Set<string>();
  for (const top of tops)
    if (who!.grant('tree.succeed', [top]) !== null)
      for (const id of await proposalsWithin(db, units, top, today)) ids.add(id);
  return ids.size === 0 ? [] : [{ kind: 'proposals-waiting', on: null, about: null, count: ids.size }];
}
