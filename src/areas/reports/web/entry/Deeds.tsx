import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { dayOf } from '../../../../base/plain-date.ts';
import { ActionDialog } from '../../../../ui/ActionDialog.tsx';
import { Form } from '../../../../ui/form/Form.tsx';
import { CheckField, TextField } from '../../../../ui/form/fields.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { useMe } from '../../../people/web/who.ts';
import { closeReport, returnInside, signReport } from '../../contract.ts';
import { Correct } from './Correct.tsx';
import { HeadFields, headFrom, headOf } from './HeadFields.tsx';
import type { Report } from './rows.ts';
import type { WorkProps } from './use-entry.ts';
import { words } from './words.ts';

/** What this person may do with the report now. */
export function Deeds({ report, entry }: WorkProps) {
  const say = useSay();
  const { unitId, id: reportId, may } = report;
  const waiting = entry.state.queue.size > 0;
  const can = (deed: string) => may.includes(`reports.${deed}`);
  return (
    <div className="report-deeds">
      {can('assignParts') && (
        <Link
          className="button-link plain"
          to="/bao-cao/$unitId/$reportId/tu-tep"
          params={{ unitId, reportId }}
        >
          {say(words.fromFile)}
        </Link>
      )}
      {report.derived !== null && (
        <Link
          className="button-link plain"
          to="/bao-cao/$unitId/$reportId/suy-ra"
          params={{ unitId, reportId }}
        >
          {say(words.toDerived)}
        </Link>
      )}
      {can('closeReport') &&
        (waiting ? <p className="soft">{say(words.closeWaits)}</p> : <Close report={report} />)}
      {can('signReport') && <Sign report={report} />}
      {can('returnInside') && <ReturnInside report={report} />}
      {can('proposeCorrection') && report.proposal === null && <Correct report={report} entry={entry} />}
    </div>
  );
}

/** Closes after asking back; where errors are open or figures of the text unread, what they are is told first. */
function Close({ report: { unitId, id: reportId } }: { report: Report }) {
  const say = useSay();
  const [isTold, setTold] = useState(false);
  return (
    <ActionDialog main label={say(words.close)} title={say(words.close)}>
      {(close) => (
        <Form
          operation={closeReport}
          submit={say(words.close)}
          onCancel={close}
          input={(typed) => ({ unitId, reportId, despite: typed.flag('despite') })}
          onRefused={() => {
            setTold(true);
            return false;
          }}
          onDone={close}
        >
          <p className="dialog-text">{say(words.closeSure)}</p>
          {isTold && <CheckField name="despite" label={say(words.closeDespite)} />}
        </Form>
      )}
    </ActionDialog>
  );
}

function ReturnInside({ report: { unitId, id: reportId } }: { report: Report }) {
  const say = useSay();
  return (
    <ActionDialog label={say(words.returnInside)} title={say(words.returnInside)}>
      {(close) => (
        <Form
          operation={returnInside}
          submit={say(words.returnInside)}
          onCancel={close}
          input={(typed) => ({ unitId, reportId, reason: typed.text('reason') })}
          onDone={close}
        >
          <TextField name="reason" label={say(words.reason)} lines={3} />
        </Form>
      )}
    </ActionDialog>
  );
}

/** Number, day, place and hand, as the head of the paper prints them. */
function Sign({ report }: { report: Report }) {
  const say = useSay();
  const me = useMe();
  const { unitId, id: reportId, receiver, form, headBefore } = report;
  const start = {
    symbol: say(words.symbolStart),
    recipients: say(words.recipientsStart),
    ...headFrom(headBefore, me.fullName, dayOf(new Date())),
  };
  return (
    <ActionDialog main label={say(words.sign)} title={say(words.signTitle)}>
      {(close) => (
        <>
          <p className="dialog-text">
            {say(words.signText, { receiver: receiver ?? say(words.nobodyAbove) })}{' '}
            {form.provisional && <span className="tag tag-warning">{say(words.provisional)}</span>}
          </p>
          <Form
            operation={signReport}
            submit={say(words.sign)}
            onCancel={close}
            initial={start}
            input={(typed) => ({
              unitId,
              reportId,
              ...headOf(typed),
            })}
            onDone={close}
          >
            <HeadFields />
          </Form>
        </>
      )}
    </ActionDialog>
  );
}
