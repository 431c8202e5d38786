import { sql } from 'kysely';
import type { Db } from '../../base/database/database.ts';
import type { PlainDate } from '../../base/plain-date.ts';
import type { ReformField } from '../documents/document.ts';
import { printedOf } from '../documents/referred.ts';
import type { PlanRow } from './plan-row.ts';

/** A plan as it was issued. */
export type IssuedPlan = {
  readonly id: string;
  readonly kind: PlanRow['kind'] & 'reform';
  readonly name: string;
  readonly issuedOn: PlainDate;
  readonly documentId: string | null;
  /** Number and symbol, from the register or as they were typed. */
  readonly document: string | null;
  /** The fields of the reform that its tasks are of. */
  readonly fields: readonly ReformField[];
};

type Row = Omit<IssuedPlan, 'document'> & { readonly printed: string | null };

/** The plans that a unit issued within the days, in the order in which they were issued. */
export async function plansIssued(
  db: Db,
  unitId: string,
  from: PlainDate,
  to: PlainDate,
): Promise<IssuedPlan[]> {
  const { rows } = await sql<Row>`
    select p.id, p.kind, p.name, p.issued_on as "issuedOn", p.document_id as "documentId", p.document_printed as printed,
      array(select distinct t.field from task t where t.unit_id = p.unit_id and t.plan_id = p.id and t.status <> 'cancelled') as fields
    from plan p where p.unit_id = ${unitId} and p.issued_on between ${from}::date and ${to}::date
    order by p.issued_on, p.id`.execute(db);
  const documents = await printedOf(
    db,
    unitId,
    rows.map(({ documentId }) => documentId),
  );
  return rows.map(({ printed, ...plan }) => ({
    ...plan,
    document: plan.documentId === null ? printed : (documents.get(plan.documentId) ?? null),
  }));
}
