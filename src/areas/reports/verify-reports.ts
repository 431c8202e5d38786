import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../base/database/database.ts';
import { hashesOf } from '../documents/kept-lists.ts';
import type { DataFault } from '../installation/verify.ts';
import { cameBack } from './below.ts';
import { countedOrigin } from './counted/origin.ts';
import { Frozen, figuresIn } from './frozen.ts';
import { countedAsSent, type Done, statusOf } from './life.ts';
import { reportFaultWords } from './words.ts';

/** So many signed reports are looked through at a time: each is some tens of thousands of characters. */
const atATime = 200;

/**
 * What must hold between the rows of reports and no key of the database holds: a status is what was done, a signed report is the
 * bytes that were signed, its figures are those in it, and what was added up is there, was sent here and, in what is still being made,
 * was not returned.
 */
export async function verifyReports(db: Db): Promise<DataFault[]> {
  return [...(await wrongStatuses(db)), ...(await wrongVersions(db)), ...(await wrongLinks(db))];
}

const faultOf = (where: string, what: keyof typeof reportFaultWords): DataFault => ({
  where,
  what: reportFaultWords[what],
});

async function wrongStatuses(db: Db): Promise<DataFault[]> {
  const { rows } = await sql<{ place: string; status: string; last_action: number; done: Done[] }>`
    select 'report ' || r.id as place, r.status, r.last_action,
      coalesce(jsonb_agg(jsonb_build_object('kind', a.kind, 'back', a.detail ->> 'back') order by a.number)
        filter (where a.kind is not null), '[]') as done
    from report r
    left join report_action a on a.unit_id = r.unit_id and a.report_id = r.id
    group by r.unit_id, r.id`.execute(db);
  return rows
    .filter(({ status, last_action, done }) => status !== statusOf(done) || last_action !== done.length)
    .map(({ place }) => faultOf(place, 'status'));
}

type Signed = {
  readonly unit_id: string;
  readonly report_id: string;
  readonly number: number;
  readonly hash: string;
  readonly content: string;
};

async function wrongVersions(db: Db): Promise<DataFault[]> {
  const faults: DataFault[] = [];
  let last: Signed | undefined;
  for (;;) {
    let asked = db
      .selectFrom('report_version')
      .select(['unit_id', 'report_id', 'number', 'hash', 'content'])
      .orderBy('unit_id')
      .orderBy('report_id')
      .orderBy('number')
      .limit(atATime);
    if (last !== undefined)
      asked = asked.where(
        sql<boolean>`(unit_id, report_id, number) > (${last.unit_id}, ${last.report_id}, ${last.number})`,
      );
    const rows = await asked.execute();
    const figures = await figuresOf(db, rows);
    const files = await filesIn(db, rows);
    const lists = await listsIn(db, rows);
    for (const row of rows) faults.push(...faultsOf(row, figures.get(placeOf(row)) ?? [], { files, lists }));
    if (rows.length < atATime) return faults;
    last = rows.at(-1);
  }
}

const placeOf = ({ report_id, number }: { report_id: string; number: number }) =>
  `report ${report_id}, ${number}`;

async function figuresOf(db: Db, rows: readonly Signed[]) {
  const found =
    rows.length === 0
      ? []
      : await db
          .selectFrom('report_figure')
          .select(['report_id', 'number', 'indicator', 'value', 'missing', 'numerator', 'denominator'])
          .where('unit_id', 'in', [...new Set(rows.map(({ unit_id }) => unit_id))])
          .where('report_id', 'in', [...new Set(rows.map(({ report_id }) => report_id))])
          .execute();
  return Map.groupBy(found, placeOf);
}

/** The SHA-256 of the files that stand in these versions as pictures. */
async function filesIn(db: Db, rows: readonly Signed[]): Promise<ReadonlyMap<string, string>> {
  const ids = rows.flatMap(({ content }) =>
    [...content.matchAll(/"fileId":"([0-9a-f-]{36})"/g)].map(([, id]) => id!),
  );
  if (ids.length === 0) return new Map();
  const units = [...new Set(rows.map(({ unit_id }) => unit_id))];
  const found = await db
    .selectFrom('stored_file')
    .select(['id', 'sha256'])
    .where('unit_id', 'in', units)
    .where('id', 'in', ids)
    .execute();
  return new Map(found.map(({ id, sha256 }) => [id, sha256]));
}

/** The SHA-256 of the lists that figures of these versions were counted from. */
const listsIn = (db: Db, rows: readonly Signed[]): Promise<ReadonlyMap<string, string>> =>
  hashesOf(
    db,
    [...new Set(rows.map(({ unit_id }) => unit_id))],
    rows.flatMap(({ content }) => [...content.matchAll(listMark)].map(([, id]) => id!)),
  );
const listMark = /"list":\{"hash":"[0-9a-f]{64}","id":"([0-9a-f-]{36})"\}/g;

type There = { readonly files: ReadonlyMap<string, string>; readonly lists: ReadonlyMap<string, string> };
type Told = Omit<ReturnType<typeof figuresIn>[number], 'missing'> & { readonly missing: string | null };

function faultsOf(row: Signed, figures: readonly Told[], { files, lists }: There): DataFault[] {
  const place = placeOf(row);
  if (createHash('sha256').update(row.content).digest('hex') !== row.hash) return [faultOf(place, 'changed')];
  const frozen = Frozen.safeParse(JSON.parse(row.content));
  if (!frozen.success) return [faultOf(place, 'changed')];
  const line = ({ indicator, value, missing, numerator, denominator }: Told) =>
    JSON.stringify([indicator, value, missing, numerator, denominator]);
  const wanted = figuresIn(frozen.data).map(line).sort();
  const there = figures.map(line).sort();
  return [
    ...(wanted.join() === there.join() ? [] : [faultOf(place, 'figures')]),
    ...(hasPictures(frozen.data, files) ? [] : [faultOf(place, 'pictures')]),
    ...(hasLists(frozen.data, lists) ? [] : [faultOf(place, 'lists')]),
  ];
}

const hasLists = ({ values }: Frozen, lists: ReadonlyMap<string, string>): boolean =>
  Object.values(values).every((value) => {
    const list = countedOrigin(value)?.list;
    return list === undefined || lists.get(list.id) === list.hash;
  });

/** Of those signed before their bytes were kept it is known only whether they are there. */
function hasPictures({ sections, pictures = {} }: Frozen, files: ReadonlyMap<string, string>): boolean {
  return sections
    .flatMap(({ content }) => content)
    .every((block) => {
      if (block.type !== 'picture') return true;
      const { fileId } = block.attrs;
      return files.has(fileId) && files.get(fileId) === (pictures[fileId] ?? files.get(fileId));
    });
}

/** Versions that were added up without being there, or without having been sent to the unit that added them up, or though they came back. */
async function wrongLinks(db: Db): Promise<DataFault[]> {
  const { rows } = await sql<{ place: string }>`
    select 'report ' || t.report_id || ' < ' || t.child_report_id as place
    from report_taken t
    left join report_version v
      on v.unit_id = t.child_unit_id and v.report_id = t.child_report_id and v.number = t.number
    left join report c on c.unit_id = t.child_unit_id and c.id = t.child_report_id
    where (v.number is null and t.number > 0) or c.receiver_id is distinct from t.unit_id`.execute(db);
  const fallen = await sql<{ place: string }>`
    select 'report ' || t.report_id || ' < ' || t.child_report_id as place
    from report_taken t join report above on above.unit_id = t.unit_id and above.id = t.report_id
    where above.status <> all(${countedAsSent}::text[]) and ${cameBack}`.execute(db);
  const numbers = await sql<{ place: string }>`
    select 'report ' || r.id as place
    from report r
    left join report_version v on v.unit_id = r.unit_id and v.report_id = r.id
    group by r.unit_id, r.id, r.sent_number
    having r.sent_number <> count(v.number) or r.sent_number <> coalesce(max(v.number), 0)`.execute(db);
  return [
    ...rows.map(({ place }) => faultOf(place, 'link')),
    ...fallen.rows.map(({ place }) => faultOf(place, 'fallen')),
    ...numbers.rows.map(({ place }) => faultOf(place, 'number')),
  ];
}
