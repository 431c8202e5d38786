import { sql } from 'kysely';
import type { Db } from '../../base/database/database.ts';
import type { DataFault } from '../installation/verify.ts';
import { copyKinds } from './kinds.ts';
import { verifyWords } from './words.ts';

/**
 * What must hold between the rows of the registers and no key of the database holds: a register that gives the numbers has each of them
 * once from its first to its last, no document has more than its status allows, a link to a document leads to one, and a file is the
 * stored file of its id.
 */
export async function verifyDocuments(db: Db): Promise<DataFault[]> {
  const faults = await Promise.all([
    found(
      db,
      sql`select distinct register_id::text as id from (
        select d.unit_id, d.register_id, d.year, d.series, s.last_number,
          case when extract(year from r.opened_on) <> d.year then 1
            when r.first_numbers ? d.series then (r.first_numbers ->> d.series)::integer
            when bool_and(d.direction <> 'incoming' and d.kind = any(${copyKinds()}::text[])) then 1
            else r.first_number end as first, count(*) as numbers,
          min(d.number) as least, max(d.number) as most
        from document d
        join document_register r on r.unit_id = d.unit_id and r.id = d.register_id
        left join document_series s on s.unit_id = d.unit_id and s.register_id = d.register_id and s.year = d.year and s.series = d.series
        where d.numbered_here group by d.unit_id, d.register_id, d.year, d.series, s.last_number, r.opened_on, r.first_number, r.first_numbers
      ) taken where least <> first or most <> last_number or numbers <> most - least + 1 or last_number is null`,
      'numbers',
    ),
    found(
      db,
      sql`select id::text as id from document
      where (status in ('issued', 'received') and (issued_on is null or (number is null and printed is null and not withheld)))
        or (status in ('drafting', 'signed', 'noted') and numbered_here)`,
      'status',
    ),
    found(
      db,
      sql`select l.id::text as id from document_link l
      left join document d on d.unit_id = l.to_unit_id and d.id = l.to_document_id
      where l.to_document_id is not null and d.id is null`,
      'link',
    ),
    found(
      db,
      sql`select f.id::text as id from document_file f
      join stored_file s on s.unit_id = f.unit_id and s.id = f.id
      where s.sha256 <> f.sha256 or s.object <> 'document:' || f.document_id`,
      'file',
    ),
    found(
      db,
      sql`select e.id::text as id from legal_examination e
      left join document d on d.unit_id = e.document_unit_id and d.id = e.document_id
      where e.document_id is not null and d.id is null`,
      'examination',
    ),
  ]);
  return faults.flat();
}

async function found(
  db: Db,
  asked: ReturnType<typeof sql>,
  what: keyof typeof verifyWords,
): Promise<DataFault[]> {
  const { rows } = await asked.execute(db);
  return (rows as { id: string }[]).map(({ id }) => ({ where: `${what} ${id}`, what: verifyWords[what].vi }));
}
