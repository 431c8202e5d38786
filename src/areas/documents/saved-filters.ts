import { refuseIssues } from '../../base/problem.ts';
import { handlersFor } from '../../base/run.ts';
import { filledWord } from '../../base/word.ts';
import { removeFilter, saveFilter } from './contract.ts';
import { filterWords } from './queries/words.ts';

const { perform } = handlersFor<object>();

/** Most filters that a person keeps in a unit. */
const mostFilters = 30;

/** Filters of the list that a person keeps, for nobody else to see. */
export const filterCommands = [
  perform(saveFilter, async ({ tx, who, changed }, { id, unitId, name, filter }) => {
    if (Object.values(filter).every((part) => part === undefined || part === ''))
      refuseIssues([{ path: ['filter'], message: filterWords.nothingToKeep }]);
    const personId = who!.personId!;
    const own = await tx
      .selectFrom('document_filter')
      .select(['id', 'name'])
      .where('unit_id', '=', unitId)
      .where('person_id', '=', personId)
      .execute();
    const same = own.find((kept) => kept.name === name);
    if (same === undefined && own.length >= mostFilters)
      refuseIssues([{ path: ['name'], message: filledWord(filterWords.tooMany, { most: mostFilters }) }]);
    const row = { unit_id: unitId, id: same?.id ?? id, person_id: personId, name };
    await tx
      .insertInto('document_filter')
      .values({ ...row, filter: JSON.stringify(filter) })
      .onConflict((conflict) =>
        conflict.columns(['unit_id', 'person_id', 'name']).doUpdateSet({ filter: JSON.stringify(filter) }),
      )
      .execute();
    changed({ kind: 'filter', id: row.id, before: null, after: { name, filter } });
    return { id: row.id };
  }),

  perform(removeFilter, async ({ tx, who, changed }, { unitId, filterId }) => {
    const removed = await tx
      .deleteFrom('document_filter')
      .where('unit_id', '=', unitId)
      .where('id', '=', filterId)
      .where('person_id', '=', who!.personId)
      .returning('name')
      .executeTakeFirst();
    // Removed already, or never there: either way it is no longer kept.
    if (removed !== undefined)
      changed({ kind: 'filter', id: filterId, before: { name: removed.name }, after: null });
    return {};
  }),
];
