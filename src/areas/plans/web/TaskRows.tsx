import './plans.css';
import { type ClipboardEvent, type KeyboardEvent, useContext, useEffect, useId, useRef } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { FieldIssues } from '../../../ui/form/Field.tsx';
import { FormContext, nameOf } from '../../../ui/form/form-state.ts';
import { CloseIcon, PlusIcon } from '../../../ui/icons.tsx';
import { useSay } from '../../../ui/language.tsx';
import { ScrollRegion } from '../../../ui/ScrollRegion.tsx';
import { reformFields } from '../../documents/document.ts';
import { RowDoubts } from './RowDoubts.tsx';
import { taskPageWords } from './task-words.ts';
import {
  type CellName,
  type Choices,
  cellOrder,
  emptyTask,
  isEmpty,
  pastedTasks,
  type TypedTask,
  withCell,
  withDay,
} from './typed-task.ts';
import { fieldNames, words } from './words.ts';

type Props = {
  /** Where the rows stand in the operation's input, and in the form. */
  name: string;
  year: number;
  choices: Choices;
  /** The rows are what they are: none comes or goes. */
  fixed?: boolean;
};

/** Tasks as rows of a table that is filled from the keyboard and by paste; what is wrong stands in its cell. */
export function TaskRows({ name, year, choices, fixed = false }: Props) {
  const say = useSay();
  const box = useRef<HTMLDivElement>(null);
  const form = useContext(FormContext)!;
  const rows = (form.values[name] ?? []) as readonly TypedTask[];
  const set = (next: readonly TypedTask[]) => form.set(name, next);
  const change = (index: number, task: TypedTask) => set(replaced(rows, index, task));
  const add = () => {
    set([...rows, emptyTask(rows.at(-1)?.field ?? '')]);
    setTimeout(() => focusOn(box.current, rows.length, 'title'));
  };
  const onPaste = (event: ClipboardEvent, index: number, cell: CellName) => {
    const tasks = fixed
      ? null
      : pastedTasks(event.clipboardData.getData('text/plain'), { year, choices, cell });
    if (tasks === null || tasks.length === 0) return;
    event.preventDefault();
    set(withPasted(rows, index, tasks));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    const at = (event.target as HTMLElement).dataset;
    if (at.cell === undefined) return;
    event.preventDefault();
    const below = Number(at.row) + 1;
    if (!fixed && (event.altKey || below >= rows.length)) add();
    else focusOn(box.current, below, at.cell);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter goes down from cell to cell; Tab reaches each too
    <div className="task-rows" ref={box} onKeyDown={onKeyDown}>
      <ScrollRegion name={say(taskPageWords.rows)}>
        <table className="table rows-table">
          <caption className="unseen">{say(taskPageWords.rows)}</caption>
          <Head />
          <tbody>
            {rows.map((task, index) => (
              <Row
                key={task.id}
                {...{ name, task, index, choices, year }}
                onChange={(next) => change(index, next)}
                onPaste={(event, cell) => onPaste(event, index, cell)}
                onDrop={fixed ? null : () => set(rows.filter((one) => one !== task))}
              />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {!fixed && (
        <div className="section-actions">
          <Button icon={<PlusIcon />} onClick={add}>
            {say(taskPageWords.addRow)}
          </Button>
          <span className="soft small">{say(taskPageWords.pasteHint)}</span>
        </div>
      )}
    </div>
  );
}

const replaced = (rows: readonly TypedTask[], index: number, task: TypedTask) =>
  rows.map((one, at) => (at === index ? task : one));

/** Into one empty row many come instead; cells that go into a filled row fill what it has empty. */
function withPasted(rows: readonly TypedTask[], index: number, tasks: readonly TypedTask[]): TypedTask[] {
  const [first, ...rest] = tasks;
  const at = rows[index]!;
  const merged = isEmpty(at) ? { ...first!, field: first!.field || at.field } : filledUp(at, first!);
  const inherited = rest.map((one) => ({ ...one, field: one.field || merged.field }));
  return [...rows.slice(0, index), merged, ...inherited, ...rows.slice(index + 1)];
}

function filledUp(task: TypedTask, more: TypedTask): TypedTask {
  const filled = cellOrder.filter((cell) => more[cell] !== '').map((cell) => [cell, more[cell]]);
  return { ...task, duePrinted: more.duePrinted, ...Object.fromEntries(filled) };
}

const focusOn = (box: HTMLElement | null, row: number, cell: string) =>
  box?.querySelector<HTMLElement>(`[data-row="${row}"][data-cell="${cell}"]`)?.focus();

function Head() {
  const say = useSay();
  const heads = [
    taskPageWords.row,
    ...[
      words.field,
      words.task,
      words.product,
      words.person,
      words.coWorkers,
      words.due,
      words.starts,
      words.cost,
    ],
  ];
  return (
    <thead>
      <tr>
        {heads.map((head) => (
          <th key={head.vi} scope="col">
            {say(head)}
            {head === words.due && <span className="soft small printed">{say(words.dueHint)}</span>}
          </th>
        ))}
        <th scope="col">
          <span className="unseen">{say(words.deeds)}</span>
        </th>
      </tr>
    </thead>
  );
}

type RowProps = {
  name: string;
  task: TypedTask;
  index: number;
  year: number;
  choices: Choices;
  onChange: (task: TypedTask) => void;
  onPaste: (event: ClipboardEvent, cell: CellName) => void;
  onDrop: (() => void) | null;
};

function Row({ name, task, index, year, choices, onChange, onPaste, onDrop }: RowProps) {
  const say = useSay();
  const row = index + 1;
  const cell = (of: CellName) => ({
    path: `${name}.${index}.${of}`,
    row: index,
    cell: of,
    value: task[of],
    onChange: (value: string) => onChange(withCell(task, of, value)),
    onPaste: (event: ClipboardEvent) => onPaste(event, of),
  });
  const choice = (of: 'field' | 'personId' | 'productKind') => ({
    path: `${name}.${index}.${of}`,
    row: index,
    value: task[of],
    onChange: (value: string) => onChange(withCell(task, of, value)),
  });
  const fields = reformFields.map((one) => ({ value: one, label: say(fieldNames[one]) }));
  const people = choices.colleagues.map(({ id, name: label }) => ({ value: id, label }));
  const kinds = choices.kinds.map(({ code, name: label }) => ({ value: code, label }));
  return (
    <tr className={task.doubts.length > 0 && !task.seen ? 'row-doubted' : undefined}>
      <td className="row-number" data-title={say(taskPageWords.row)}>
        {row}
      </td>
      <td data-title={say(words.field)}>
        <SelectCell {...choice('field')} label={say(words.field)} options={fields} />
      </td>
      <td className="cell-wide" data-title={say(words.task)}>
        <TextCell {...cell('title')} label={say(words.task)} lines={2} />
        {task.under !== '' && <span className="soft small printed">{task.under}</span>}
        <RowDoubts path={`${name}.${index}.seen`} row={row} task={task} onChange={onChange} />
      </td>
      <td data-title={say(words.product)}>
        <TextCell {...cell('product')} label={say(words.product)} lines={2} />
        <SelectCell
          {...choice('productKind')}
          label={say(words.productKind)}
          options={kinds}
          blank={say(words.anyProductKind)}
        />
      </td>
      <td data-title={say(words.person)}>
        <SelectCell
          {...choice('personId')}
          label={say(words.person)}
          options={people}
          blank={say(words.noPerson)}
        />
        <TextCell
          {...cell('personPrinted')}
          label={say(words.personHint)}
          placeholder={say(words.personShort)}
        />
      </td>
      <td data-title={say(words.coWorkers)}>
        <TextCell {...cell('coWorkersPrinted')} label={say(words.coWorkers)} lines={2} />
      </td>
      <td className="cell-short" data-title={say(words.due)}>
        <TextCell {...cell('dueOn')} label={say(words.due)} onBlur={() => onChange(withDay(task, year))} />
        {task.duePrinted !== '' && task.duePrinted !== task.dueOn && (
          <span className="soft small printed">
            {say(taskPageWords.printedAs, { words: task.duePrinted })}
          </span>
        )}
      </td>
      <td className="cell-short" data-title={say(words.starts)}>
        <TextCell {...cell('startsOn')} label={say(words.starts)} />
      </td>
      <td className="cell-short" data-title={say(words.cost)}>
        <TextCell {...cell('cost')} label={say(words.cost)} />
      </td>
      <td data-title="">
        {onDrop !== null && (
          <Button
            quiet
            size="small"
            icon={<CloseIcon />}
            aria-label={say(taskPageWords.dropRow, { row })}
            onClick={onDrop}
          />
        )}
      </td>
    </tr>
  );
}

type CellProps = {
  path: string;
  row: number;
  label: string;
  value: string;
  onChange: (value: string) => void;
};

/** What ties a cell to the form: its issues, and the way to it from the summary. */
function useCell(path: string, row: number, label: string) {
  const say = useSay();
  const id = useId();
  const { register, issues } = useContext(FormContext)!;
  const full = say(taskPageWords.rowCell, { row: row + 1, cell: label });
  useEffect(() => register(path, { id, label: full }), [register, path, id, full]);
  const own = issues.filter((issue) => nameOf(issue) === path).map(({ message }) => message);
  const described = own.length > 0 ? { 'aria-describedby': `${id}-issues` } : {};
  return { id, own, attributes: { id, 'aria-label': full, 'aria-invalid': own.length > 0, ...described } };
}

type TextProps = CellProps & {
  cell: CellName;
  lines?: number;
  placeholder?: string;
  onPaste: (event: ClipboardEvent) => void;
  onBlur?: () => void;
};

function TextCell({
  path,
  row,
  label,
  value,
  cell,
  lines,
  placeholder,
  onChange,
  onPaste,
  onBlur,
}: TextProps) {
  const { id, own, attributes } = useCell(path, row, label);
  const common = {
    ...attributes,
    'data-row': row,
    'data-cell': cell,
    className: 'input',
    autoComplete: 'off',
    placeholder,
    value,
    onPaste,
    onBlur,
  };
  return (
    <>
      {lines === undefined ? (
        <input {...common} type="text" onChange={(event) => onChange(event.target.value)} />
      ) : (
        <textarea {...common} rows={lines} onChange={(event) => onChange(event.target.value)} />
      )}
      <FieldIssues id={id} issues={own} />
    </>
  );
}

type SelectProps = CellProps & {
  options: readonly { readonly value: string; readonly label: string }[];
  blank?: string;
};

function SelectCell({ path, row, label, value, onChange, options, blank }: SelectProps) {
  const { id, own, attributes } = useCell(path, row, label);
  return (
    <>
      <select
        {...attributes}
        className="input"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{blank ?? '–'}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <FieldIssues id={id} issues={own} />
    </>
  );
}
