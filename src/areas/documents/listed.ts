import type { Db } from '../../base/database/database.ts';
import type { PlainDate } from '../../base/plain-date.ts';
import type { ReformField } from './document.ts';
import { copyKinds, notDirectiveKinds } from './kinds.ts';

/** A document as the narrative of a report names it. */
export type Listed = {
  readonly id: string;
  readonly kind: string;
  readonly printed: string;
  readonly issuedOn: PlainDate;
  readonly subject: string;
  readonly field: ReformField | null;
  readonly directive: boolean;
  readonly legal: boolean;
};

/** So many documents are named in a report; who issues more says so in a sentence. */
const most = 500;

/** What the unit issued within the days that belongs to the reform, or is a legal document, as it was issued. */
export async function reformDocuments(
  db: Db,
  unitId: string,
  { from, to }: { readonly from: PlainDate; readonly to: PlainDate },
): Promise<readonly Listed[]> {
  const rows = await db
    .selectFrom('document')
    .select(['id', 'kind', 'printed', 'issued_on', 'subject', 'field', 'directive', 'legal'])
    .where('unit_id', '=', unitId)
    .where('status', '=', 'issued')
    .where('withheld', '=', false)
    .where('issued_on', '>=', from)
    .where('issued_on', '<=', to)
    .where('report_id', 'is', null)
    .where('kind', 'not in', copyKinds())
    .where(({ or, eb }) =>
      or([eb('field', 'is not', null), eb('directive', '=', true), eb('legal', '=', true)]),
    )
    .orderBy('issued_on')
    .orderBy('number')
    .orderBy('id')
    .limit(most)
    .execute();
  const others = notDirectiveKinds();
  return rows.map(({ issued_on, printed, field, directive, ...row }) => ({
    ...row,
    directive: directive === true && !others.includes(row.kind),
    printed: printed ?? '',
    issuedOn: issued_on!,
    field: field as ReformField | null,
  }));
}
