import { topUnits, unitAt } from '../../units/tree.ts';
import { whoAmI } from '../contract.ts';
import { listMyUnits } from '../contract-unit.ts';
import { namesOf } from '../names.ts';
import { answer } from '../services.ts';
import { trialAccounts } from '../trial-accounts.ts';

export const meQueries = [
  answer(whoAmI, async ({ db, me, units, today, installation, providers, trial }) => {
    const ways = providers.map(({ id, names }) => ({ key: id, name: names.vi }));
    if (me === null) {
      const accounts = trial === null ? [] : await trialAccounts(db, units, today, trial);
      return { installation: installation.kind, providers: ways, person: null, trialAccounts: accounts };
    }
    const holders = await namesOf(
      db,
      me.posts.map(({ onBehalfOf }) => onBehalfOf),
    );
    const posts = me.posts.map(({ post, onBehalfOf }) => ({
      unitId: post.unitId,
      postId: post.id,
      unitName: unitAt(units, post.unitId, today)?.name ?? '',
      role: post.role,
      reach: post.reach,
      onBehalfOf: onBehalfOf === null ? null : (holders.get(onBehalfOf) ?? ''),
      to: post.to,
    }));
    const { personId: id, login, fullName, mustChangePassword, secondStep } = me;
    const person = { id, login, fullName, mustChangePassword, secondStep, posts };
    return { installation: installation.kind, providers: ways, person, trialAccounts: [] };
  }),

  answer(listMyUnits, async ({ who, units, today }) => ({
    units: topUnits(units, today, who!.reach('people.read').has).map(({ unitId, name }) => ({
      id: unitId,
      name,
    })),
  })),
];
