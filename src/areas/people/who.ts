import type { PlainDate } from '../../base/plain-date.ts';
import type { Grant, Reach, Who } from '../../base/run.ts';
import { endedBefore } from '../units/lineage.ts';
import { isBelow, type Units, unitAt } from '../units/tree.ts';
import type { ActingPost } from './delegation.ts';
import { type Where, whereGranted } from './grants.ts';

/** A program's key reaches no further than its person, and only so far as it was given. */
export type TokenReach = { readonly unitId: string; readonly withBelow: boolean; readonly mayWrite: boolean };

type Person = {
  readonly personId: string;
  /** The posts in force today, those of others by delegation included. */
  readonly posts: readonly ActingPost[];
  readonly token: TokenReach | null;
  /** Until a password set by somebody else is changed, nothing else may be done. */
  readonly mustChangePassword: boolean;
};

const onlyPassword = ['people.whoAmI', 'people.changePassword', 'people.signOut'];

/**
 * Who sits at the machine and reads the secrets of the data folder: runs the installation, and reaches nothing of the units' work.
 * The command line asks so.
 */
export function operatorOf(rootUnitId: string): Who {
  const has = (permission: string, unitId: string) =>
    permission.startsWith('installation.') && unitId === rootUnitId;
  return {
    personId: null,
    via: 'system',
    home: rootUnitId,
    only: null,
    mayWrite: true,
    grant: (permission, unitIds) =>
      unitIds.every((unitId) => has(permission, unitId))
        ? { unitId: rootUnitId, postId: null, onBehalfOf: null }
        : null,
    reach: (permission) => ({
      has: (unitId) => has(permission, unitId),
      isEmpty: !has(permission, rootUnitId),
      unitIds: () => [rootUnitId].filter((unitId) => has(permission, unitId)),
    }),
  };
}

/** The one policy: lists, single reads, counts, exports, files and commands all ask here. */
export function whoOf(person: Person, units: Units, today: PlainDate): Who {
  const { personId, token, mustChangePassword } = person;
  // A post in a unit that does not exist today gives nothing; its successor's posts do.
  const posts = person.posts
    .filter(({ post }) => unitAt(units, post.unitId, today) !== undefined)
    .map((acting) => standing(acting, units, today));
  const allows = (unitId: string) =>
    token === null || isWithin(units, today, unitId, token.unitId, token.withBelow);
  return {
    personId,
    via: token === null ? 'session' : 'token',
    home: (posts.find(({ onBehalfOf }) => onBehalfOf === null) ?? posts[0])?.post.unitId ?? null,
    only: mustChangePassword ? onlyPassword : null,
    mayWrite: token?.mayWrite ?? true,
    grant: (permission, unitIds) => {
      const known = unitIds.every((unitId) => units.versions.has(unitId) && allows(unitId));
      const acting = known
        ? posts.find((each) => covers(each, permission, unitIds, units, today))
        : undefined;
      return acting === undefined ? null : grantOf(acting);
    },
    reach: (permission) => reachOf(posts, permission, units, today, allows),
  };
}

/** A post, and the ended units that its own came from, looked up when first asked for. */
type Standing = ActingPost & { readonly before: () => ReadonlySet<string> };

function standing(acting: ActingPost, units: Units, today: PlainDate): Standing {
  let found: ReadonlySet<string> | null = null;
  const before = () => {
    // A merger decided for a day to come opens nothing yet; a unit that gave a part and goes on keeps its own.
    found ??= new Set(endedBefore(units, [acting.post.unitId], today));
    return found;
  };
  return { ...acting, before };
}

const grantOf = ({ post, onBehalfOf }: ActingPost): Grant => ({
  unitId: post.unitId,
  postId: post.id,
  onBehalfOf,
});

/** Whether one post alone grants the permission on all the units. */
function covers(
  acting: Standing,
  permission: string,
  unitIds: readonly string[],
  units: Units,
  today: PlainDate,
): boolean {
  const where = whereGranted(acting.post.role, permission);
  if (where.topOnly && unitAt(units, acting.post.unitId, today)?.parentId !== null) return false;
  return unitIds.every((unitId) => isWhere(where, acting, unitId, units, today));
}

function isWhere(
  where: Where,
  { post, before }: Standing,
  unitId: string,
  units: Units,
  today: PlainDate,
): boolean {
  if (unitId === post.unitId) return where.own;
  const reachesBelow = where.below && post.reach === 'below';
  if (reachesBelow && isBelowInItsTime(units, today, unitId, post.unitId)) return true;
  if (!where.predecessors || unitAt(units, unitId, today) !== undefined) return false;
  if (before().has(unitId)) return true;
  // A province and its communes end on one day: what stood below it then is its successor's.
  return reachesBelow && [...before()].some((former) => isBelowInItsTime(units, today, unitId, former));
}

const isWithin = (units: Units, today: PlainDate, unitId: string, top: string, withBelow: boolean): boolean =>
  unitId === top || (withBelow && isBelowInItsTime(units, today, unitId, top));

/** A unit that has ended, or has not begun, is below those above it on its last, or first, day. */
function isBelowInItsTime(units: Units, today: PlainDate, unitId: string, top: string): boolean {
  return isBelow(units, dayInLifeOf(units, unitId, today), unitId, top);
}

function dayInLifeOf(units: Units, unitId: string, today: PlainDate): PlainDate {
  const versions = units.versions.get(unitId) ?? [];
  const last = versions.at(-1);
  if (last === undefined || unitAt(units, unitId, today) !== undefined) return today;
  return last.to !== null && last.to < today ? last.to : versions[0]!.from;
}

function reachOf(
  posts: readonly Standing[],
  permission: string,
  units: Units,
  today: PlainDate,
  allows: (unitId: string) => boolean,
): Reach {
  const granting = posts.filter(({ post }) => {
    const { own, below, predecessors, topOnly } = whereGranted(post.role, permission);
    if (topOnly && unitAt(units, post.unitId, today)?.parentId !== null) return false;
    return own || (below && post.reach === 'below') || predecessors;
  });
  const has = (unitId: string) =>
    allows(unitId) && granting.some((each) => covers(each, permission, [unitId], units, today));
  return {
    has,
    isEmpty: granting.length === 0,
    unitIds: () => (granting.length === 0 ? [] : [...units.versions.keys()].filter(has)),
  };
}
