import { useState } from 'react';
import { dayOf } from '../../../../base/plain-date.ts';
import { ActionDialog } from '../../../../ui/ActionDialog.tsx';
import { Button } from '../../../../ui/Button.tsx';
import { Form } from '../../../../ui/form/Form.tsx';
import type { Typed, Values } from '../../../../ui/form/form-state.ts';
import { useSay } from '../../../../ui/language.tsx';
import { Notice } from '../../../../ui/Notice.tsx';
import { shelfAt } from '../../../../ui/shelf.ts';
import { useMe } from '../../../people/web/who.ts';
import { signReport } from '../../contract.ts';
import { officeOf } from '../../out/office.ts';
import { draftWords } from '../../words.ts';
import { findingsAnchor } from '../entry/FindingsPanel.tsx';
import { HeadFields, headFrom, headOf } from '../entry/HeadFields.tsx';
import type { Report } from '../entry/rows.ts';
import { words } from '../entry/words.ts';
import { openErrorsIn, type Passages } from './TextFindings.tsx';
import { signWords } from './words.ts';

/** Signs, once no error is open: until then it says how many are, and leads to them. */
export function Sign({ report, passages }: { report: Report; passages: Passages }) {
  const say = useSay();
  const errors = openErrorsIn(report, passages);
  if (errors === 0) return <SignDialog report={report} />;
  return (
    <Notice kind="warning" title={say(signWords.signWaits, { count: errors })}>
      <a href={`#${findingsAnchor}`}>{say(signWords.toFindings)}</a>
    </Notice>
  );
}

const fields = [
  'registerId',
  'sentAs',
  'number',
  'symbol',
  'date',
  'place',
  'authority',
  'position',
  'signer',
  'recipients',
] as const;
type Kept = Readonly<Partial<Record<(typeof fields)[number], string>>>;

/** What differs from what the fields begin with: the day of today is not kept for tomorrow. */
const typedOver = (start: Values, text: Typed['text']): Kept =>
  Object.fromEntries(
    fields.filter((name) => text(name) !== String(start[name] ?? '')).map((name) => [name, text(name)]),
  );

/** Number, day, place and hand, as the head of the paper prints them. What was typed waits on this computer for who typed it. */
function SignDialog({ report }: { report: Report }) {
  const say = useSay();
  const me = useMe();
  const { unitId, id: reportId, receiver, form, headBefore, mark } = report;
  const [seen, setSeen] = useState(mark);
  const shelf = shelfAt<Kept>(`sign ${me.id} ${reportId}`);
  const start = {
    symbol: say(words.symbolStart),
    recipients: [...(receiver === null ? [] : [officeOf(receiver)]), say(words.recipientsStart)].join('\n'),
    ...headFrom(headBefore, me.fullName, dayOf(new Date())),
  };
  return (
    <ActionDialog main label={say(words.sign)} title={say(words.signTitle)} onOpen={() => setSeen(mark)}>
      {(close) =>
        mark !== seen ? (
          <Changed onClose={close} />
        ) : (
          <>
            <p className="dialog-text">
              {say(words.signText, { receiver: receiver ?? say(words.nobodyAbove) })}{' '}
              {form.provisional && <span className="tag tag-warning">{say(words.provisional)}</span>}
            </p>
            <Form
              operation={signReport}
              submit={say(words.sign)}
              onCancel={close}
              initial={{ ...start, ...shelf.get() }}
              input={(typed) => ({ unitId, reportId, mark: seen, ...headOf(typed) })}
              onChange={({ text }) => shelf.put(typedOver(start, text))}
              onDone={() => {
                shelf.clear();
                close();
              }}
            >
              <HeadFields unitId={unitId} />
            </Form>
          </>
        )
      }
    </ActionDialog>
  );
}

/** The page behind has changed under who signs, who reads it first; what was typed is there when the dialog is opened again. */
function Changed({ onClose }: { onClose: () => void }) {
  const say = useSay();
  return (
    <Notice kind="warning" title={say(draftWords.changedSinceSeen)}>
      <Button main onClick={onClose}>
        {say(signWords.readAgain)}
      </Button>
    </Notice>
  );
}
