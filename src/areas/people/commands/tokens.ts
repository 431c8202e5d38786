import { addDays, type PlainDate } from '../../../base/plain-date.ts';
import { type Issue, Problem } from '../../../base/problem.ts';
import { randomApiToken, tokenHash } from '../../../base/secret-token.ts';
import { isBelow, type Units } from '../../units/tree.ts';
import { confirmPassword } from '../confirm-password.ts';
import { createToken, revokeToken } from '../contract.ts';
import type { SignedIn } from '../identify.ts';
import { perform, performAfter } from '../services.ts';
import { accountWords } from '../words.ts';

const longestLife = 365;

export const tokenCommands = [
  performAfter(
    createToken,
    async (context, { password, unitId, expiresOn }) => {
      const { me, units, today } = context;
      const issues: Issue[] = [];
      if (expiresOn < today || expiresOn > addDays(today, longestLife))
        issues.push({ path: ['expiresOn'], message: accountWords.tokenDays });
      if (!reaches(me!, unitId, units, today))
        issues.push({ path: ['unitId'], message: accountWords.tokenUnit });
      await confirmPassword(context, password, 'password', issues);
    },
    async ({ tx, me, now, changed }, { password: _, id, ...wanted }) => {
      const token = randomApiToken();
      const { name, unitId, withBelow, mayWrite, expiresOn } = wanted;
      const made = await tx
        .insertInto('api_token')
        .values({
          id,
          person_id: me!.personId,
          name,
          token_hash: tokenHash(token),
          unit_id: unitId,
          with_below: withBelow,
          may_write: mayWrite,
          created_at: now,
          expires_on: expiresOn,
          last_used_at: null,
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .executeTakeFirst();
      if (made.numInsertedOrUpdatedRows === 0n)
        throw new Problem('already-there', { message: accountWords.tokenShownOnce });
      changed({ kind: 'api-token', id, before: null, after: wanted });
      return { id, token };
    },
  ),

  perform(revokeToken, async ({ tx, me, changed }, { tokenId }) => {
    const revoked = await tx
      .deleteFrom('api_token')
      .where('id', '=', tokenId)
      .where('person_id', '=', me!.personId)
      .returning(['name', 'unit_id as unitId'])
      .executeTakeFirst();
    if (revoked === undefined) throw new Problem('not-found');
    changed({ kind: 'api-token', id: tokenId, before: revoked, after: null });
    return {};
  }),
];

/** A unit of one's own post, or one below where the post reaches so far. What others delegated is not handed to programs. */
const reaches = ({ posts }: SignedIn, unitId: string, units: Units, today: PlainDate): boolean =>
  posts
    .filter(({ onBehalfOf }) => onBehalfOf === null)
    .some(
      ({ post }) =>
        post.unitId === unitId || (post.reach === 'below' && isBelow(units, today, unitId, post.unitId)),
    );
