import { useState } from 'react';
import { ActionDialog } from '../../../../ui/ActionDialog.tsx';
import { Button } from '../../../../ui/Button.tsx';
import { Form } from '../../../../ui/form/Form.tsx';
import { CheckField, SelectField, TextField } from '../../../../ui/form/fields.tsx';
import type { Typed } from '../../../../ui/form/form-state.ts';
import type { Option } from '../../../../ui/form/Options.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { missingWords } from '../../checks/words.ts';
import { proposeCorrection } from '../../contract-correct.ts';
import { type MissingReason, missingReasons, printValue } from '../../form-value.ts';
import type { Report } from './rows.ts';
import type { WorkProps } from './use-entry.ts';
import { words } from './words.ts';

/** Of a signed report: which figures are wrong, what each should be, and one reason; somebody else signs it. */
export function Correct({ report: { unitId, id: reportId, rules, newerBelow }, entry }: WorkProps) {
  const say = useSay();
  const [lines, setLines] = useState<readonly number[]>([0]);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const results = new Set(
    rules.formulas.flatMap(({ rule, result }) => (rule.startsWith('terms:') ? [] : [result])),
  );
  const cells = [...entry.sheet.cells.values()].filter(
    ({ indicator, cell }) =>
      !results.has(indicator.id) && (cell.source !== 'addedUp' || indicator.rollup === 'sum'),
  );
  const options = cells.map((shown) => ({ value: shown.indicator.id, label: shown.indicator.name }));
  const nowAt = (at: number): string | undefined => {
    const shown = entry.sheet.cells.get(chosen[at] ?? '');
    return shown && say(words.correctValueHint, { value: printValue(shown.held, shown.indicator) });
  };
  const reset = () => {
    setLines([0]);
    setChosen([]);
  };
  return (
    <ActionDialog label={say(words.proposeCorrection)} title={say(words.correctTitle)}>
      {(close) => (
        <>
          <p className="dialog-text">{say(words.proposeText)}</p>
          <Form
            operation={proposeCorrection}
            submit={say(words.proposeCorrection)}
            onCancel={close}
            again
            onChange={(typed) => setChosen(lines.map((_, at) => typed.text(`cells.${at}.indicator`)))}
            input={(typed) => ({
              unitId,
              reportId,
              reason: typed.text('reason'),
              explanation: typed.optional('explanation'),
              cells: linesIn(typed, lines.length, newerBelow.some(isChosen(typed)) ? 0 : 1),
              children: newerBelow
                .filter(isChosen(typed))
                .map(({ unitId, reportId, number }) => ({ unitId, reportId, number })),
            })}
            onDone={() => {
              reset();
              close();
            }}
          >
            <NewerBelow versions={newerBelow} />
            {lines.map((line, at) => (
              <CorrectedCell key={line} at={at} options={options} now={nowAt(at)} />
            ))}
            <Button onClick={() => setLines([...lines, lines.length])}>{say(words.correctMore)}</Button>
            <TextField name="reason" label={say(words.reason)} lines={3} spellCheck />
            <TextField
              name="explanation"
              label={say(words.correctExplanation)}
              hint={say(words.correctExplanationHint)}
              lines={2}
              optional
              spellCheck
            />
          </Form>
        </>
      )}
    </ActionDialog>
  );
}

type Newer = Report['newerBelow'][number];
const isChosen =
  (typed: Typed) =>
  ({ reportId }: Newer): boolean =>
    typed.flag(`below.${reportId}`);

/** Newer versions of the units below, each taken with the correction where it is marked. */
function NewerBelow({ versions }: { versions: readonly Newer[] }) {
  const say = useSay();
  if (versions.length === 0) return null;
  return (
    <fieldset>
      <legend className="form-heading">{say(words.newerBelow)}</legend>
      {versions.map(({ reportId, name, number, received }) => (
        <CheckField
          key={reportId}
          name={`below.${reportId}`}
          label={say(words.takeNewer, { unit: name, number })}
          hint={received ? undefined : say(words.notYetReceived)}
        />
      ))}
    </fieldset>
  );
}

/** Lines at the end that were left blank are none. */
function linesIn(typed: Typed, count: number, least: 0 | 1) {
  const cells = Array.from({ length: count }, (_, at) => cellIn(typed, at));
  const last = cells.findLastIndex((cell) => cell.indicator + cell.typed + (cell.missing ?? '') !== '');
  return cells.slice(0, Math.max(least, last + 1));
}

const cellIn = (typed: Typed, at: number) => ({
  indicator: typed.text(`cells.${at}.indicator`),
  typed: typed.text(`cells.${at}.typed`),
  missing: typed.optional(`cells.${at}.missing`) as MissingReason | null,
});

type Props = { at: number; options: readonly Option[]; now: string | undefined };

function CorrectedCell({ at, options, now }: Props) {
  const say = useSay();
  return (
    <fieldset>
      <legend className="form-heading">{say(words.correctNumber, { number: at + 1 })}</legend>
      <SelectField name={`cells.${at}.indicator`} label={say(words.correctCell)} options={options} />
      <TextField name={`cells.${at}.typed`} label={say(words.correctValue)} short hint={now} />
      <SelectField
        name={`cells.${at}.missing`}
        label={say(words.missing)}
        blank={say(words.hasFigure)}
        options={missingReasons.map((value) => ({ value, label: say(missingWords[value]) }))}
      />
    </fieldset>
  );
}
