import { Link } from '@tanstack/react-router';
import { memo, useEffect, useState } from 'react';
import { Button } from '../../../../ui/Button.tsx';
import { type Say, useSay } from '../../../../ui/language.tsx';
import { shownDate, shownInstant } from '../../../../ui/show.ts';
import { entryWords, missingWords } from '../../checks/words.ts';
import { type FormValue, type MissingReason, missingReasons, printValue, valued } from '../../form-value.ts';
import { words as returnedWords } from '../returned/words.ts';
import { lastReturn, type Row, type Shown } from './rows.ts';
import type { EntryDeeds, WorkProps } from './use-entry.ts';
import { sourceWords, words } from './words.ts';

type Props = Pick<WorkProps, 'report'> & {
  row: Row;
  /** Left out where the line is a heading. */
  shown: Shown | undefined;
  findings: Findings;
  deeds: EntryDeeds;
  onFocus: (indicator: string) => void;
};
type Findings = ReturnType<WorkProps['entry']['sheet']['findings']['get']>;

/** One line of a form: a heading, or a cell with all that belongs to it. Drawn again only where something in it changed. */
export const CellRow = memo(function CellRow(props: Props) {
  const { row, shown } = props;
  if (shown === undefined)
    return (
      <tr className="grid-heading">
        <td className="grid-code">{row.code}</td>
        <th scope="colgroup" colSpan={6} className={`depth-${row.depth}`}>
          {row.label}
        </th>
      </tr>
    );
  return <FilledRow {...props} shown={shown} />;
});

function FilledRow({ row, report, deeds, shown, findings, onFocus }: Props & { shown: Shown }) {
  const say = useSay();
  const { cell, held, computed, indicator, pending } = shown;
  const id = indicator.id;
  const name = [row.code, row.label].filter((part) => part !== null).join(' ');
  const open = cell.editable && !computed && !row.repeats;
  const ownTyped = shown.own !== null && cell.editable && !row.repeats;
  // Of a sum the part of the own departments is what one types, gives a reason for and notes.
  const own = ownTyped ? say(words.sumOwnOf, { name }) : name;
  const messages = `messages-${row.key.replaceAll(/[^a-z0-9]/gi, '-')}`;
  return (
    <tr
      className={pending?.state === 'conflict' ? 'grid-conflict' : undefined}
      onFocus={() => onFocus(id)}
      onClick={() => onFocus(id)}
    >
      <td className="grid-code">{row.code}</td>
      <th scope="row" className={`depth-${row.depth}`}>
        {/* The keyboard comes to the card by the row's fields: Tab need not stop at the name too. */}
        <button
          type="button"
          className="grid-label"
          tabIndex={open || ownTyped ? -1 : undefined}
          aria-label={say(words.cardOf, { name })}
        >
          {row.label}
        </button>
        <RowMessages {...{ row, report, deeds, shown, findings, name }} id={messages} />
      </th>
      <td className="grid-unit" data-title={say(words.unit)}>
        {/* The list of choices says it where it is chosen. */}
        {indicator.choices === undefined ? row.unit : null}
      </td>
      <td className="grid-value" data-title={say(words.value)}>
        {open ? (
          <ValueField {...{ deeds, shown, findings, name, messages }} />
        ) : (
          <output
            className="grid-fixed"
            id={row.repeats || ownTyped ? undefined : `cell-${id}`}
            tabIndex={-1}
          >
            {printValue(held, indicator) || '–'}
          </output>
        )}
        {shown.own !== null && !row.repeats && (
          <SumParts {...{ report, deeds, shown, findings, name, messages }} />
        )}
        {sourceOf(shown) !== null && (
          <span className="grid-source">{say(sourceWords[sourceOf(shown)!]!)}</span>
        )}
      </td>
      <td className="grid-missing" data-title={say(words.missing)}>
        {(open || ownTyped) && <MissingField deeds={deeds} shown={shown} name={own} />}
      </td>
      <td className="grid-note" data-title={say(words.note)}>
        {open || ownTyped ? <NoteField deeds={deeds} shown={shown} name={own} /> : held.note}
      </td>
      <td
        className="grid-last figure"
        data-title={say(words.last)}
        title={cell.last === null ? say(words.noLast) : lastOf(say, cell.last)}
      >
        {cell.last?.value ?? '–'}
      </td>
    </tr>
  );
}

const lastOf = (say: Say, { report, to }: NonNullable<Shown['cell']['last']>) =>
  say(words.lastOf, { report, to: shownDate(to) });

function sourceOf({ cell, computed, pending, held }: Shown): string | null {
  if (computed) return cell.source === 'addedUp' ? 'addedUp' : 'formula';
  if (pending !== null && cell.editable) return pending.pasted ? 'pasted' : 'typed';
  return held.value === null || cell.source === 'formula' ? null : cell.source;
}

/** What a sum from below is made of; the part of the own departments is typed here. */
function SumParts({ report, deeds, shown, findings, name, messages }: SumProps) {
  const say = useSay();
  const { cell, indicator, own } = shown;
  const { below, adjusted } = cell.addedUp!;
  const print = (value: FormValue) =>
    value.missing === null ? printValue(value, indicator) || '–' : say(missingWords[value.missing]);
  const belowShown = print({ ...below, note: null });
  return (
    <div className="grid-sum">
      <Link
        to="/nguon-so-lieu/$unitId/$reportId/$indicator"
        params={{ unitId: report.unitId, reportId: report.id, indicator: indicator.id }}
        aria-label={say(words.sumSource, { name, value: belowShown })}
      >
        {say(words.sumBelow, { value: belowShown })}
      </Link>
      {adjusted !== null && <span>{say(words.sumAdjusted, { value: print(valued(adjusted)) })}</span>}
      <span>{say(words.sumOwn)}</span>
      {cell.editable ? (
        <ValueField {...{ deeds, shown, findings, messages }} name={say(words.sumOwnOf, { name })} />
      ) : (
        <span>{print(own!)}</span>
      )}
    </div>
  );
}
type SumProps = ValueProps & { report: WorkProps['report'] };

type FieldProps = { deeds: EntryDeeds; shown: Shown; name: string };
type ValueProps = FieldProps & { findings: Findings; messages: string };

function ValueField({ deeds, shown, findings, name, messages }: ValueProps) {
  const say = useSay();
  const { indicator, held, pending } = shown;
  const id = indicator.id;
  const wrong = pending?.state === 'refused' || findings !== undefined;
  const [draft, setDraft] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was taken back is shown in place of what was typed
  useEffect(() => setDraft(null), [deeds.epoch]);
  const put = (typed: string) => {
    setDraft(typed);
    deeds.type(`cell ${id} ${turn}`, [{ indicator: id, typed, missing: null, note: held.note }]);
  };
  const common = {
    id: `cell-${id}`,
    'data-column': 'value',
    'data-indicator': id,
    'aria-label': say(words.valueOf, { name }),
    'aria-describedby': messages,
    'aria-invalid': wrong,
    value: draft ?? shown.typed,
    onFocus: () => setTurn((so) => so + 1),
    // What the server understood is shown when the cell is left, never under the typing hand.
    onBlur: () => setDraft(null),
  };
  if (indicator.choices !== undefined)
    return (
      <select {...common} className="grid-input" onChange={(event) => put(event.target.value)}>
        <option value="">{say(words.choose)}</option>
        {Object.entries(indicator.choices).map(([number, choice]) => (
          <option key={number} value={number}>
            {number} – {choice}
          </option>
        ))}
      </select>
    );
  return (
    <input
      {...common}
      className={indicator.type === 'text' ? 'grid-input' : 'grid-input grid-number'}
      inputMode={indicator.type === 'text' ? 'text' : 'decimal'}
      autoComplete="off"
      onChange={(event) => put(event.target.value)}
    />
  );
}

function MissingField({ deeds, shown, name }: FieldProps) {
  const say = useSay();
  const { indicator, held, own } = shown;
  const typed = own ?? held;
  const put = (missing: MissingReason | null) =>
    deeds.type(`missing ${indicator.id} ${missing}`, [
      { indicator: indicator.id, typed: '', missing, note: held.note },
    ]);
  return (
    <select
      className="grid-input"
      data-column="missing"
      aria-label={say(words.missingOf, { name })}
      value={typed.missing ?? ''}
      onChange={({ target }) => put(missingReasons.find((reason) => reason === target.value) ?? null)}
    >
      <option value="">{typed.value === null ? '' : say(words.hasFigure)}</option>
      {missingReasons.map((reason) => (
        <option key={reason} value={reason}>
          {say(missingWords[reason])}
        </option>
      ))}
    </select>
  );
}

function NoteField({ deeds, shown, name }: FieldProps) {
  const say = useSay();
  const { indicator, held, typed, own } = shown;
  const missing = shown.pending?.missing ?? (own ?? held).missing;
  return (
    <input
      className="grid-input"
      data-column="note"
      aria-label={say(words.noteOf, { name })}
      autoComplete="off"
      maxLength={2000}
      title={held.note ?? undefined}
      value={held.note ?? ''}
      onChange={({ target }) =>
        deeds.type(`note ${indicator.id}`, [
          { indicator: indicator.id, typed, missing, note: target.value === '' ? null : target.value },
        ])
      }
    />
  );
}

type MessageProps = FieldProps & { row: Row; report: WorkProps['report']; findings: Findings; id: string };

/** What is wrong with a cell, as one types; what another wrote; why it was returned. */
function RowMessages({ row, report, deeds, shown, findings = [], name, id }: MessageProps) {
  const say = useSay();
  if (row.repeats) return null;
  const { cell, indicator, pending } = shown;
  const doubted = shown.doubted ? (shown.own ?? shown.held).value : null;
  const reasons = (lastReturn(report)?.reasons ?? []).filter((reason) => reason.indicator === indicator.id);
  return (
    <div className="grid-messages" id={id}>
      {reasons.map(({ text }) => (
        <p key={text} className="grid-message grid-returned">
          {say(returnedWords.returnedHere, { text })}
        </p>
      ))}
      {pending?.message != null && (
        <p className="grid-message grid-error" role="alert">
          {say(pending.message)} {!cell.editable && say(words.typedThen, { typed: mineOf(shown, say) })}{' '}
          <Button
            size="small"
            aria-label={say(words.giveUpOf, { name })}
            onClick={() => deeds.sender.giveUp(indicator.id)}
          >
            {say(words.giveUp)}
          </Button>
        </p>
      )}
      {doubted !== null && (
        <p className="grid-message grid-warning">
          {say(entryWords.doubtful(doubted))}{' '}
          <Button
            size="small"
            aria-label={say(words.sureOf, { name })}
            onClick={() => deeds.settleDoubt(indicator.id)}
          >
            {say(words.sure)}
          </Button>
        </p>
      )}
      {pending?.theirs != null && <Conflict deeds={deeds} shown={shown} name={name} />}
      {findings.map((finding) => (
        <p key={finding.rule + finding.message.vi} className={`grid-message grid-${finding.severity}`}>
          {say(finding.message)}
        </p>
      ))}
    </div>
  );
}

/** What one has typed oneself and that is not kept yet. */
function mineOf({ cell, pending, held, indicator }: Shown, say: Say): string {
  if (pending?.missing != null) return say(missingWords[pending.missing]);
  // Where the cell is closed, what it holds is not one's own.
  return pending?.typed || (cell.editable && printValue(held, indicator)) || say(words.blank);
}

function Conflict({ deeds, shown, name }: FieldProps) {
  const say = useSay();
  const { indicator, pending } = shown;
  const { theirs } = pending!;
  const { by, at } = theirs!;
  return (
    <div className="grid-message grid-error" role="alert">
      <p>
        {say(words.conflict, {
          by,
          at: shownInstant(at),
          theirs: printValue(theirs!, indicator) || say(words.blank),
          mine: mineOf(shown, say),
        })}
      </p>
      <Button
        size="small"
        aria-label={say(words.mineOf, { name })}
        onClick={() => deeds.sender.keepMine(indicator.id)}
      >
        {say(words.mine)}
      </Button>{' '}
      <Button
        size="small"
        aria-label={say(words.theirsOf, { by, name })}
        onClick={() => deeds.sender.giveUp(indicator.id)}
      >
        {say(words.theirs, { by })}
      </Button>
    </div>
  );
}
