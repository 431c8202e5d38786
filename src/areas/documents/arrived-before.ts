import { sql } from 'kysely';
import type { Db, Tx } from '../../base/database/database.ts';
import { fold, oneLine } from '../../base/fold.ts';
import type { PlainDate } from '../../base/plain-date.ts';
import { mostGaps } from './contract-registers.ts';

type Arrived = {
  readonly printed_key: string | null;
  readonly issued_on: PlainDate | null;
  readonly issuer: string | null;
};

/** Another document of the unit that came before with the same issuer, printed number and day; undefined where there is none. */
export async function findArrivedBefore(
  tx: Tx,
  unitId: string,
  { printed_key, issued_on, issuer }: Arrived,
  self: string | null = null,
) {
  if (printed_key === null || issued_on === null) return undefined;
  const known = await tx
    .selectFrom('document')
    .select(['id', 'number', 'suffix', 'issuer', 'received_on'])
    .where('unit_id', '=', unitId)
    .where('direction', '=', 'incoming')
    .where('status', '<>', 'cancelled')
    .where('printed_key', '=', printed_key)
    .where('issued_on', '=', issued_on)
    .$if(self !== null, (asked) => asked.where('id', '<>', self!))
    .orderBy('received_on')
    .orderBy('id')
    .execute();
  return known.find((one) => nameKey(one.issuer) === nameKey(issuer));
}

const nameKey = (name: string | null) => fold(oneLine(name ?? ''));

type Place = { readonly unitId: string; readonly registerId: string; readonly year: number };
type Repeated = {
  id: string;
  number: number;
  suffix: string;
  printed: string;
  issuer: string | null;
  day: PlainDate;
  /** Whether the clerk was told when it was recorded, and recorded it nevertheless. */
  meant: boolean;
};

/** What came into a register more than once in a year: the entries of each document, the first first. */
export async function arrivedTwice(db: Db, { unitId, registerId, year }: Place): Promise<Repeated[][]> {
  const { rows } = await sql<Repeated & { key: string }>`
    select d.id, d.number, d.suffix, d.printed, d.issuer, d.received_on::text as day,
      d.printed_key || ' ' || d.issued_on::text as key,
      exists (select from document_action a where a.unit_id = d.unit_id and a.document_id = d.id
        and a.detail ->> 'evenIfThere' = 'true') as meant
    from (
      select *, count(*) over (partition by printed_key, issued_on) as times from document
      where unit_id = ${unitId} and register_id = ${registerId} and year = ${year} and direction = 'incoming'
        and status <> 'cancelled' and number is not null and printed_key is not null and issued_on is not null
    ) d
    where d.times > 1
    order by d.number, d.suffix, d.id`.execute(db);
  const groups = Map.groupBy(rows, ({ key, issuer }) => `${key} ${nameKey(issuer)}`);
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .slice(0, mostGaps)
    .map((group) => group.map(({ key: _, ...one }) => one));
}
