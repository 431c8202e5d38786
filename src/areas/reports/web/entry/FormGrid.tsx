import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../../../../ui/Button.tsx';
import { SelectFilter } from '../../../../ui/Filters.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { uiWords } from '../../../../ui/words.ts';
import { missingWords } from '../../checks/words.ts';
import { type MissingReason, missingReasons, readTogether } from '../../form-value.ts';
import { cellsIn, type Line, laid, type Skipped } from './block.ts';
import { CellRow } from './CellRow.tsx';
import { blanksIn, type FormPart, type Row } from './rows.ts';
import type { WorkProps } from './use-entry.ts';
import { words } from './words.ts';

type Props = WorkProps & { form: FormPart; onFocus: (indicator: string) => void };

/** One form as a table of fields: up, down and Enter go from value to value, a block is pasted, Ctrl+Z takes back, Ctrl+Y does again. */
export function FormGrid({ report, form, entry, onFocus }: Props) {
  const say = useSay();
  const table = useRef<HTMLTableElement>(null);
  const [told, setTold] = useState('');
  const { sheet, undo, redo } = entry;
  const isOpen = (row: Row) => {
    const shown = row.indicator === null || row.repeats ? undefined : sheet.cells.get(row.indicator);
    return shown?.cell.editable === true && (!shown.computed || shown.own !== null);
  };
  const takeBack = () => setTold(say(undo() ? words.undone : words.nothingToUndo));
  const doAgain = () => setTold(say(redo() ? words.redone : words.nothingToRedo));
  const onKeyDown = (event: KeyboardEvent) => {
    const act = event.ctrlKey || event.metaKey ? actOf(event) : null;
    if (act !== null) {
      event.preventDefault();
      return act === 'undo' ? takeBack() : doAgain();
    }
    const target = event.target as HTMLElement;
    if (target.dataset.column !== undefined) step(table.current!, target, event);
  };
  const paste = usePaste(form, entry, isOpen, setTold);
  const rest = useRestReason(form, entry, isOpen, setTold);
  return (
    <>
      <p className="section-lead form-title">
        {form.title}{' '}
        {report.form.provisional && <span className="tag tag-warning">{say(words.provisional)}</span>}
      </p>
      {report.may.includes('reports.saveCells') && (
        <>
          <p className="soft small" id={`keys-${form.id}`}>
            {say(words.keysHint)}
          </p>
          <div className="grid-tools">
            <Button onClick={takeBack}>{say(words.undo)}</Button>
            {rest}
            <p role="status" className="grid-told" id={toldOf(form)} tabIndex={-1}>
              {told}
            </p>
          </div>
        </>
      )}
      <table
        ref={table}
        className="form-grid"
        aria-describedby={report.may.includes('reports.saveCells') ? `keys-${form.id}` : undefined}
        onKeyDown={onKeyDown}
        onPaste={paste}
      >
        <caption className="unseen">{form.title}</caption>
        <thead>
          <tr>
            <th scope="col">{say(words.number)}</th>
            <th scope="col">{say(words.indicator)}</th>
            <th scope="col">{say(words.unit)}</th>
            <th scope="col">{say(words.value)}</th>
            <th scope="col">{say(words.missing)}</th>
            <th scope="col">{say(words.note)}</th>
            <th scope="col" className="figure">
              {say(words.last)}
            </th>
          </tr>
        </thead>
        <tbody>
          {form.rows.map((row) => (
            <CellRow
              key={row.key}
              {...{ row, report, onFocus }}
              shown={row.indicator === null ? undefined : sheet.cells.get(row.indicator)}
              findings={row.indicator === null ? undefined : sheet.findings.get(row.indicator)}
              deeds={entry.deeds}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}

const actOf = ({ key, shiftKey }: KeyboardEvent): 'undo' | 'redo' | null => {
  const letter = key.toLowerCase();
  if (letter === 'z') return shiftKey ? 'redo' : 'undo';
  return letter === 'y' && !shiftKey ? 'redo' : null;
};

/** To the next or former field of the same column. */
function step(table: HTMLTableElement, from: HTMLElement, event: KeyboardEvent): void {
  if (from instanceof HTMLSelectElement && isLeftAlone(from, event)) return;
  const by = { ArrowDown: 1, ArrowUp: -1, Enter: event.shiftKey ? -1 : 1 }[event.key];
  if (by === undefined || event.nativeEvent.isComposing) return;
  event.preventDefault();
  const column = [...table.querySelectorAll<HTMLElement>(`[data-column="${from.dataset.column}"]`)];
  const next = column[column.indexOf(from) + by];
  next?.focus();
  if (next instanceof HTMLInputElement) next.select();
}

/** Keys by which browsers choose in a closed list: walking over one must never change what it says. */
const choosing = ['ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End'];

/** A list is opened by its own keys, and those inside it are the browser's. */
function isLeftAlone(list: HTMLSelectElement, event: KeyboardEvent): boolean {
  if (event.altKey || (CSS.supports('selector(:open)') && list.matches(':open'))) return true;
  if (choosing.includes(event.key)) event.preventDefault();
  return false;
}

function usePaste(
  form: FormPart,
  { sheet, deeds: { type } }: WorkProps['entry'],
  isOpen: (row: Row) => boolean,
  tell: (text: string) => void,
) {
  const say = useSay();
  const turn = useRef(0);
  return (event: ClipboardEvent) => {
    const { column, indicator } = (event.target as HTMLElement).dataset;
    const text = event.clipboardData.getData('text/plain');
    // One entry is pasted by the browser, into the text that stands there.
    if (column !== 'value' || indicator === undefined || !/[\t\n\r]/.test(text.replace(/[\r\n]+$/, '')))
      return;
    event.preventDefault();
    const lines: Line[] = form.rows.map((row) => ({ ...row, takes: isOpen(row) }));
    const block = laid(cellsIn(text), lines, indicator);
    if ('unknown' in block) return tell(say(words.pasteUnknown));
    if ('onHeading' in block) {
      const { line, typed } = block.onHeading;
      return tell(say(words.pasteOnHeading, { line: nameOf(line), typed }));
    }
    const { placed, skipped, left, way } = block;
    const shownAt = placed.map((one) => sheet.cells.get(one.indicator)!);
    const reads = readTogether(placed.map(({ typed }, at) => ({ typed, indicator: shownAt[at]!.indicator })));
    const read = placed.map((one, at) => ({ ...one, shown: shownAt[at]!, read: reads[at]! }));
    const doubted = reads.filter((one) => 'value' in one && one.doubt !== null).length;
    const good = read.filter((one) => !('problem' in one.read));
    const bad = read.flatMap((one) =>
      'problem' in one.read ? `${one.shown.indicator.name} “${one.typed}”: ${say(one.read.problem)}` : [],
    );
    const toOwn = good.filter(({ shown }) => shown.own !== null).length;
    turn.current += 1;
    if (good.length > 0)
      type(
        `paste ${form.id} ${turn.current}`,
        good.map(({ indicator: at, typed, shown }) => ({
          ...{ indicator: at, typed, missing: null, note: shown.held.note, pasted: true },
        })),
      );
    (document.activeElement as HTMLElement | null)?.blur();
    document.getElementById(`cell-${indicator}`)?.focus();
    tell(
      [
        say(way === 'lines' ? words.pastedByLine : words.pasted, { count: good.length }),
        ...(toOwn > 0 ? [say(words.pastedOwn, { count: toOwn })] : []),
        ...(skipped.length > 0 ? [say(words.pasteSkipped, { list: skipped.map(shownSkip).join('; ') })] : []),
        ...(doubted > 0 ? [say(words.pasteDoubted, { count: doubted })] : []),
        ...(bad.length > 0 ? [say(words.pasteRefused, { list: bad.join('; ') })] : []),
        ...(left > 0 ? [say(words.pasteLeft, { count: left })] : []),
      ].join(' '),
    );
  };
}

const nameOf = ({ code, label }: Line): string => [code, label].filter((part) => part !== null).join(' ');
const shownSkip = ({ line, typed }: Skipped): string => `${line.code ?? line.label} “${typed}”`;

/** Gives all blank cells of the form one reason, after asking which. */
function useRestReason(
  form: FormPart,
  { sheet, deeds: { type } }: WorkProps['entry'],
  isOpen: (row: Row) => boolean,
  tell: (text: string) => void,
) {
  const say = useSay();
  const [asked, setAsked] = useState(false);
  const isBack = useRef(false);
  const open = new Set(form.rows.filter(isOpen).map(({ indicator }) => indicator));
  const blanks = blanksIn(form, sheet).filter((indicator) => open.has(indicator));
  const fill = (missing: MissingReason) => {
    type(
      `${missing} ${form.id} ${blanks.join(' ')}`,
      blanks.map((indicator) => ({
        ...{ indicator, typed: '', missing },
        note: sheet.cells.get(indicator)!.held.note,
      })),
    );
    setAsked(false);
    tell(say(words.restDone, { count: blanks.length, reason: say(missingWords[missing]) }));
    document.getElementById(toldOf(form))?.focus();
  };
  const giveUp = () => {
    isBack.current = true;
    setAsked(false);
  };
  if (blanks.length === 0) return null;
  if (asked) return <RestReason form={form} count={blanks.length} onFill={fill} onCancel={giveUp} />;
  // The keyboard comes back to where it asked from.
  const comeBack = (button: HTMLButtonElement | null) => {
    if (isBack.current) button?.focus();
    isBack.current = false;
  };
  return (
    <Button ref={comeBack} onClick={() => setAsked(true)}>
      {say(words.rest)}
    </Button>
  );
}

const toldOf = ({ id }: FormPart) => `told-${id}`;

type RestProps = {
  form: FormPart;
  count: number;
  onFill: (reason: MissingReason) => void;
  onCancel: () => void;
};

function RestReason({ form, count, onFill, onCancel }: RestProps) {
  const say = useSay();
  const [reason, setReason] = useState<MissingReason>('nothing-arose');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector('select')?.focus(), []);
  const shown = say(missingWords[reason]);
  const options = missingReasons.map((value) => ({ value, label: say(missingWords[value]) }));
  const choose = (value: string) => setReason(missingReasons.find((one) => one === value) ?? reason);
  return (
    <div className="grid-sure" ref={box}>
      <SelectFilter label={say(words.restWhy)} value={reason} onChange={choose} options={options} />
      <p>{say(words.restSure, { count, form: form.name, reason: shown })}</p>
      <Button main onClick={() => onFill(reason)}>
        {say(words.restFill, { count, reason: shown })}
      </Button>{' '}
      <Button onClick={onCancel}>{say(uiWords.cancel)}</Button>
    </div>
  );
}
