import { memo } from 'react';
import { type Say, useSay } from '../../../ui/language.tsx';
import type { FormName } from '../contract.ts';
import { FormTable } from './FormTable.tsx';
import type { ReportView } from './report-view.ts';
import { words } from './words.ts';

/** The forms in the standard layout, as they were read. */
export const FormsTab = memo(function FormsTab({ view }: { view: ReportView }) {
  const say = useSay();
  if (view.tables.length === 0) return <p className="nothing">{say(words.noTables)}</p>;
  return view.tables.map((table, index) => {
    const form = table.form === null ? undefined : view.forms[table.form];
    const name = table.title ?? form?.heading ?? say(words.tableNumber, { number: index + 1 });
    return (
      <section className="read-form" key={`${table.rows[0]?.at.block} ${table.title}`}>
        <h3 lang="vi">{name}</h3>
        <p className="form-name">{formText(form, say)}</p>
        <FormTable table={table} name={name} view={view} />
      </section>
    );
  });
});

function formText(form: FormName | undefined, say: Say): string {
  if (form === undefined) return say(words.unknownForm);
  const { number, title } = form;
  return number === null ? say(words.formNamed, { title }) : say(words.formNumbered, { number, title });
}
