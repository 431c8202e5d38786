import './units.css';
import { Link, useParams } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import type { InputOf } from '../../../base/operation.ts';
import { useAnswer } from '../../../ui/ask.tsx';
import { DeedButton } from '../../../ui/DeedButton.tsx';
import { DateField } from '../../../ui/form/DateField.tsx';
import { FileField } from '../../../ui/form/FileField.tsx';
import { Form } from '../../../ui/form/Form.tsx';
import { TextField } from '../../../ui/form/fields.tsx';
import type { Typed } from '../../../ui/form/form-state.ts';
import { useSay } from '../../../ui/language.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Page } from '../../../ui/Page.tsx';
import { shownCount } from '../../../ui/show.ts';
import { getUnit, importLists } from '../contract.ts';
import { ImportReport, type Report } from './ImportReport.tsx';
import { words } from './words.ts';

type Input = InputOf<typeof importLists>;
type Tried = { readonly input: Input; readonly report: Report };

/** Three published lists: tried first, then written, exactly as they were tried. */
export function ImportPage() {
  const say = useSay();
  const { unitId } = useParams({ from: '/don-vi/$unitId/nhap' });
  const [tried, setTried] = useState<Tried | null>(null);
  const [done, setDone] = useState<Report | null>(null);
  const forget = useCallback(() => setTried(null), []);
  const unit = useAnswer(getUnit, { unitId }).data?.result.versions.at(-1);
  return (
    <Page
      title={say(words.importTitle)}
      lead={say(words.importLead)}
      above={
        <Link to="/don-vi/$unitId" params={{ unitId }}>
          {unit?.name ?? say(words.unit)}
        </Link>
      }
    >
      {done === null ? (
        <>
          <div className="sheet">
            <ImportForm
              unitId={unitId}
              onChange={forget}
              onTried={(input, report) => setTried({ input, report })}
            />
          </div>
          {tried !== null && (
            <ImportReport title={say(words.trialResult)} report={tried.report}>
              <DeedButton
                main
                operation={importLists}
                input={{ ...tried.input, dryRun: false }}
                label={say(words.doImport)}
                sure={say(words.importSure, {
                  units: shownCount(tried.report.units.before + tried.report.units.created),
                  proposals: shownCount(tried.report.proposals.read),
                })}
                onDone={setDone}
              />
            </ImportReport>
          )}
        </>
      ) : (
        <>
          <Notice kind="done" title={say(words.imported)}>
            <Link to="/don-vi/$unitId/de-xuat" params={{ unitId }}>
              {say(words.toProposals)}
            </Link>
          </Notice>
          <ImportReport title={say(words.imported)} report={done} />
        </>
      )}
    </Page>
  );
}

type FormProps = {
  unitId: string;
  onChange: () => void;
  onTried: (input: Input, report: Report) => void;
};

function ImportForm({ unitId, onChange, onTried }: FormProps) {
  const say = useSay();
  const inputOf = (typed: Typed) => ({
    unitId,
    dryRun: true,
    before: textOf(typed, 'before'),
    after: textOf(typed, 'after'),
    predecessors: textOf(typed, 'predecessors'),
    beforeFrom: typed.date('beforeFrom'),
    on: typed.date('on'),
    decision: typed.text('decision'),
  });
  return (
    <Form
      operation={importLists}
      submit={say(words.tryImport)}
      underWay={say(words.trying)}
      onChange={onChange}
      input={inputOf}
      onDone={(report, typed) => onTried(inputOf(typed) as Input, report)}
    >
      <FileField name="before" label={say(words.listBefore)} accept=".csv,text/csv" />
      <FileField name="after" label={say(words.listAfter)} accept=".csv,text/csv" />
      <FileField name="predecessors" label={say(words.listPredecessors)} accept=".csv,text/csv" />
      <div className="form-row">
        <DateField name="beforeFrom" label={say(words.beforeFrom)} hint={say(words.beforeFromHint)} />
        <DateField name="on" label={say(words.on)} hint={say(words.onHint)} />
      </div>
      <TextField name="decision" label={say(words.decisionField)} hint={say(words.decisionHint)} />
    </Form>
  );
}

/** Null where no file was chosen. */
function textOf(typed: Typed, name: string): string | null {
  const file = typed.file(name);
  return file === null ? null : new TextDecoder().decode(file.bytes);
}
