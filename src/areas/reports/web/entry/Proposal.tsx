import { dayOf } from '../../../../base/plain-date.ts';
import { ActionDialog } from '../../../../ui/ActionDialog.tsx';
import { Form } from '../../../../ui/form/Form.tsx';
import { TextField } from '../../../../ui/form/fields.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { Notice } from '../../../../ui/Notice.tsx';
import { Section } from '../../../../ui/Page.tsx';
import { shownDate, shownInstant } from '../../../../ui/show.ts';
import { Table } from '../../../../ui/Table.tsx';
import { useMe } from '../../../people/web/who.ts';
import { correctReport, dropCorrection } from '../../contract-correct.ts';
import { HeadFields, headFrom, headOf } from './HeadFields.tsx';
import type { Report } from './rows.ts';
import { words } from './words.ts';

type Props = { report: Report; proposal: NonNullable<Report['proposal']> };

/** A correction that waits for the signature of somebody else than who proposed it. */
export function Proposal({ report, proposal }: Props) {
  const say = useSay();
  const { by, at, reason, mine, cells, children, errors, explanation } = proposal;
  const units = children.map(({ name, number }) => say(words.unitVersion, { unit: name, number }));
  const can = (deed: string) => report.may.includes(`reports.${deed}`);
  const nameOf = (id: string) => report.cards.find(({ indicator }) => indicator === id)?.name ?? id;
  return (
    <Section
      title={say(words.proposal)}
      lead={say(words.proposedBy, { by, at: shownInstant(at), reason })}
      actions={
        <>
          {can('correctReport') && <SignCorrection report={report} proposal={proposal} />}{' '}
          {can('proposeCorrection') && <Drop report={report} proposal={proposal} />}
        </>
      }
    >
      {can('correctReport') && mine && <p className="soft">{say(words.proposedByMe)}</p>}
      {errors.length > 0 && (
        <Notice kind="warning" title={say(words.correctErrors)}>
          {errors.map((message) => (
            <p key={message.vi}>{say(message)}</p>
          ))}
          {explanation !== null && <p>{say(words.explained, { by, text: explanation })}</p>}
        </Notice>
      )}
      {units.length > 0 && <p>{say(words.takesNewer, { units: units.join(', ') })}</p>}
      <Table
        name={say(words.proposal)}
        columns={[
          { key: 'name', title: say(words.indicator), cell: ({ indicator }) => nameOf(indicator) },
          {
            key: 'before',
            title: say(words.correctBefore),
            figure: true,
            cell: ({ before }) => before || '–',
          },
          { key: 'after', title: say(words.correctAfter), figure: true, cell: ({ after }) => after || '–' },
        ]}
        rows={cells}
        rowKey={({ indicator }) => indicator}
        empty=""
      />
    </Section>
  );
}

/** What puts a paper right is a paper itself: begun from the head of the one that was signed last, without its number. */
function SignCorrection({ report: { unitId, id: reportId }, proposal: { number, head, corrects } }: Props) {
  const say = useSay();
  const { fullName } = useMe();
  const start = headFrom(head, fullName, dayOf(new Date()));
  return (
    <ActionDialog main label={say(words.signCorrection)} title={say(words.signCorrection)}>
      {(close) => (
        <>
          <p className="dialog-text">
            {say(words.correctsPaper, { reference: corrects.reference, date: shownDate(corrects.date) })}{' '}
            {say(words.correctText)}
          </p>
          <Form
            operation={correctReport}
            submit={say(words.signCorrection)}
            onCancel={close}
            initial={start}
            input={(typed) => ({ unitId, reportId, proposal: number, ...headOf(typed) })}
            onDone={close}
          >
            <HeadFields unitId={unitId} />
          </Form>
        </>
      )}
    </ActionDialog>
  );
}

function Drop({ report: { unitId, id: reportId }, proposal: { number } }: Props) {
  const say = useSay();
  return (
    <ActionDialog label={say(words.dropCorrection)} title={say(words.dropCorrection)}>
      {(close) => (
        <Form
          operation={dropCorrection}
          submit={say(words.dropCorrection)}
          onCancel={close}
          input={(typed) => ({ unitId, reportId, proposal: number, reason: typed.text('reason') })}
          onDone={close}
        >
          <TextField name="reason" label={say(words.reason)} lines={3} />
        </Form>
      )}
    </ActionDialog>
  );
}
