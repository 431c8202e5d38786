import { memo } from 'react';
import { useSay } from '../../../ui/language.tsx';
import { FormTable } from './FormTable.tsx';
import type { ReportView } from './report-view.ts';
import { words } from './words.ts';

/** The forms in the standard layout, as they were read. */
export const FormsTab = memo(function FormsTab({ view }: { view: ReportView }) {
  const say = useSay();
  if (view.tables.length === 0) return <p className="nothing">{say(words.noTables)}</p>;
  return view.tables.map((table, index) => (
    <section className="form" key={`${table.rows[0]?.at.block} ${table.title}`}>
      <h3 lang="vi">{table.title ?? say(words.tableNumber, { number: index + 1 })}</h3>
      <p className="form-id">
        {table.form === null ? say(words.unknownForm) : say(words.standardForm, { form: table.form })}
      </p>
      <FormTable
        table={table}
        name={table.title ?? say(words.tableNumber, { number: index + 1 })}
        view={view}
      />
    </section>
  ));
});
