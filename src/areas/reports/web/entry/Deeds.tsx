import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ActionDialog } from '../../../../ui/ActionDialog.tsx';
import { Form } from '../../../../ui/form/Form.tsx';
import { CheckField, TextField } from '../../../../ui/form/fields.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { closeReport, returnInside } from '../../contract.ts';
import { Sign } from '../sign/Sign.tsx';
import type { Passages } from '../sign/TextFindings.tsx';
import { Correct } from './Correct.tsx';
import type { Report } from './rows.ts';
import type { WorkProps } from './use-entry.ts';
import { words } from './words.ts';

/** What this person may do with the report now. */
export function Deeds({ report, entry, passages }: WorkProps & { passages: Passages }) {
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
      {report.derived !== null && !(report.derived.waiting > 0 && can('saveCells')) && (
        <Link
          className="button-link plain"
          to="/bao-cao/$unitId/$reportId/suy-ra"
          params={{ unitId, reportId }}
        >
          {say(words.toDerived)}
        </Link>
      )}
      {report.counted !== null && !(report.counted.waiting > 0 && can('saveCells')) && (
        <Link
          className="button-link plain"
          to="/bao-cao/$unitId/$reportId/tu-so"
          params={{ unitId, reportId }}
        >
          {say(words.toCounted)}
        </Link>
      )}
      {can('closeReport') &&
        (waiting ? <p className="soft">{say(words.closeWaits)}</p> : <Close report={report} />)}
      {can('signReport') && <Sign report={report} passages={passages} />}
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
          input={(typed) => ({
            unitId,
            reportId,
            despite: typed.flag('despite'),
            restEmpty: typed.flag('restEmpty'),
          })}
          onRefused={() => {
            setTold(true);
            return false;
          }}
          onDone={close}
        >
          <p className="dialog-text">{say(words.closeSure)}</p>
          {isTold && <CheckField name="restEmpty" label={say(words.closeEmpty)} />}
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
