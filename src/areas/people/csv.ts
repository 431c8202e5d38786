import type { PersonTable } from '../../../database/types.ts';
import type { ExportBanner } from '../../base/export-banner.ts';
import type { FileAnswer } from '../../base/operation.ts';
import { csvFile } from '../../formats/text/write-csv.ts';
import type { KeptPost } from './kept-post.ts';
import { peopleExportWords, reachWords, roleWords } from './words.ts';

type Listed = Pick<PersonTable, 'id' | 'full_name' | 'active'>;

/** The people of a unit as a table for a spreadsheet, one row a post; nobody's e-mail or telephone. */
export function csvOf(
  people: readonly Listed[],
  posts: ReadonlyMap<string, readonly KeptPost[]>,
  unitName: string,
  banner: ExportBanner | null,
): FileAnswer {
  const { name, columns, active, shutOut } = peopleExportWords;
  const rows = people.flatMap((person) =>
    (posts.get(person.id) ?? []).map(({ role, reach, from, to, decision }) => [
      person.full_name,
      person.active ? active : shutOut,
      roleWords[role].vi,
      reachWords[reach].vi,
      from,
      to ?? '',
      decision,
    ]),
  );
  return csvFile(`${name} - ${unitName}.csv`, [columns, ...rows], banner);
}
