import './parts.css';
import { ActionDialog } from '../../../../ui/ActionDialog.tsx';
import { DeedButton } from '../../../../ui/DeedButton.tsx';
import { DateField } from '../../../../ui/form/DateField.tsx';
import { Form } from '../../../../ui/form/Form.tsx';
import { CheckField, SelectField } from '../../../../ui/form/fields.tsx';
import { type Say, useSay } from '../../../../ui/language.tsx';
import { Section } from '../../../../ui/Page.tsx';
import { shownDate } from '../../../../ui/show.ts';
import { type Column, Table } from '../../../../ui/Table.tsx';
import { useMe } from '../../../people/web/who.ts';
import { assignParts, closePart, reopenPart } from '../../contract.ts';
import type { Report } from './rows.ts';
import { words } from './words.ts';

type Part = Report['parts'][number];

/** Who does what until when, and how far it is. */
export function PartsPanel({ report }: { report: Report }) {
  const say = useSay();
  // Closing the report closes what was never given out.
  const isOver = ['closed', 'sent', 'received', 'corrected'].includes(report.status);
  const columns: Column<Part>[] = [
    { key: 'part', title: say(words.part), cell: ({ title }) => title },
    {
      key: 'person',
      title: say(words.person),
      cell: ({ person }) => <span className="part-person">{person ?? say(words.nobody)}</span>,
    },
    { key: 'due', title: say(words.partDue), cell: ({ dueOn }) => (dueOn === null ? '–' : shownDate(dueOn)) },
    {
      key: 'progress',
      title: say(words.progress),
      figure: true,
      cell: ({ filled, cells }) => say(words.progressOf, { filled, cells }),
    },
    {
      key: 'state',
      title: say(words.status),
      cell: ({ closed }) => <PartState closed={closed || isOver} />,
    },
    {
      key: 'deeds',
      title: say(words.deeds),
      silent: true,
      cell: (part) => <Turn report={report} part={part} />,
    },
  ];
  const forms = report.parts.filter(({ part }) => part.startsWith('form:'));
  const sections = report.parts.filter(({ part }) => !part.startsWith('form:'));
  return (
    <Section
      title={say(words.parts)}
      actions={report.may.includes('reports.assignParts') ? <Assign report={report} /> : undefined}
    >
      <Parts name={say(words.forms)} columns={columns} parts={forms} />
      <details className="part-sections" open={sections.some(({ personId }) => personId !== null)}>
        <summary>
          {say(words.sections, {
            count: sections.length,
            filled: sections.filter(({ filled }) => filled > 0).length,
          })}
        </summary>
        <Parts name={say(words.narrative)} columns={columns} parts={sections} />
      </details>
    </Section>
  );
}

function PartState({ closed }: { closed: boolean }) {
  const say = useSay();
  return (
    <span className={closed ? 'tag tag-held' : 'tag tag-soft'}>
      {say(closed ? words.partClosed : words.partOpen)}
    </span>
  );
}

function Parts({ name, columns, parts }: { name: string; columns: Column<Part>[]; parts: Part[] }) {
  return <Table name={name} columns={columns} rows={parts} rowKey={({ part }) => part} empty={null} />;
}

/** Closes a part or opens it again: the officer any, others their own. */
function Turn({ report, part: { part, title, closed, personId } }: { report: Report; part: Part }) {
  const say = useSay();
  const me = useMe();
  const own = personId === me.id || me.posts.some(({ onBehalfOf }) => onBehalfOf !== null);
  if (!report.may.includes('reports.saveCells')) return null;
  if (!own && !report.may.includes('reports.assignParts')) return null;
  return (
    <DeedButton
      small
      operation={closed ? reopenPart : closePart}
      input={{ unitId: report.unitId, reportId: report.id, part }}
      label={say(closed ? words.reopenPart : words.closePart)}
      about={say(closed ? words.reopenPartOf : words.closePartOf, { name: title })}
    />
  );
}

/** Who gives the figures of a part is whom to ask, or near whom somebody sits who fills it. */
const givenBy = (say: Say, suppliers: Part['suppliers']): string =>
  say(words.givenBy, {
    list: suppliers.map(({ name, cells }) => say(words.givenCells, { name, cells })).join('; '),
  });

function Assign({ report }: { report: Report }) {
  const say = useSay();
  const { unitId, id: reportId, parts, colleagues } = report;
  return (
    <ActionDialog label={say(words.assign)} title={say(words.assign)}>
      {(close) => (
        <>
          <p className="dialog-text">{say(words.assignHint)}</p>
          <Form
            operation={assignParts}
            submit={say(words.assign)}
            onCancel={close}
            input={(typed) => ({
              unitId,
              reportId,
              parts: parts
                .filter((_, at) => typed.flag(`part-${at}`))
                .map(({ part }) => ({
                  part,
                  personId: typed.optional('personId'),
                  dueOn: typed.date('dueOn'),
                })),
            })}
            check={(typed) =>
              parts.some((_, at) => typed.flag(`part-${at}`))
                ? []
                : [{ path: ['part-0'], message: words.chooseParts }]
            }
            onDone={close}
          >
            <fieldset className="field part-choices">
              <legend className="field-label">{say(words.whichParts)}</legend>
              {parts.map(({ part, title, suppliers }, at) => (
                <CheckField
                  key={part}
                  name={`part-${at}`}
                  label={title}
                  hint={suppliers.length === 0 ? undefined : givenBy(say, suppliers)}
                />
              ))}
            </fieldset>
            <SelectField
              name="personId"
              label={say(words.person)}
              blank={say(words.nobody)}
              options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <DateField name="dueOn" label={say(words.partDue)} optional />
          </Form>
        </>
      )}
    </ActionDialog>
  );
}
