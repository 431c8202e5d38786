import { useId } from 'react';
import { Button } from '../../../../ui/Button.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { shownCount } from '../../../../ui/show.ts';
import { type Column, Table } from '../../../../ui/Table.tsx';
import { sourceWords } from '../../../reports/web/entry/words.ts';
import type { PlacedFigure } from '../../contract-import.ts';
import { type Beside, type Choice, certain, chosenTogether, type Kind } from './choices.ts';
import { words } from './words.ts';

type Choose = (choices: readonly (readonly [string, Choice])[]) => void;
type Props = { name: string; rows: readonly Beside[]; empty: string; onChoose: Choose };

/** Figures of the file, each beside its place there and what the draft has. */
export function FiguresToTake({ name, rows, empty, onChoose }: Props) {
  const say = useSay();
  const columns: Column<Beside>[] = [
    { key: 'name', title: say(words.indicator), cell: (row) => row.name },
    { key: 'place', title: say(words.inFile), cell: ({ figure }) => <PlaceOf figure={figure} /> },
    {
      key: 'read',
      title: say(words.read),
      cell: (row) => (
        <div className="taking-stack">
          <Read row={row} />
          <Earlier row={row} />
        </div>
      ),
    },
    { key: 'held', title: say(words.inDraft), cell: (row) => <Held row={row} /> },
    { key: 'choice', title: say(words.choice), cell: (row) => <Chooser row={row} onChoose={onChoose} /> },
  ];
  return (
    <div className="taking-figures">
      <Together rows={rows} onChoose={onChoose} />
      <Table
        name={name}
        columns={columns}
        rows={rows}
        rowKey={({ figure }) => figure.indicator}
        empty={empty}
      />
    </div>
  );
}

/** One choice for many rows. What was read with doubt is never taken this way. */
function Together({ rows, onChoose }: Pick<Props, 'rows' | 'onChoose'>) {
  const say = useSay();
  const open = rows.filter(({ cell }) => cell.editable);
  const clear = certain(rows);
  if (open.length < 2) return null;
  return (
    <div className="taking-ways taking-together">
      {clear.length > 0 && (
        <Button onClick={() => onChoose(chosenTogether(clear, 'take'))}>
          {say(clear.length === open.length ? words.takeEvery : words.takeCertain, {
            count: shownCount(clear.length),
          })}
        </Button>
      )}
      <Button onClick={() => onChoose(chosenTogether(open, 'skip'))}>
        {say(words.skipEvery, { count: shownCount(open.length) })}
      </Button>
      {clear.length < open.length && <span className="soft small">{say(words.oneByOne)}</span>}
    </div>
  );
}

/** The words of the file with the figure, and where they stand. */
export function PlaceOf({ figure }: { figure: PlacedFigure }) {
  const say = useSay();
  const { quote, raw, page, table, row, line } = figure;
  const places = [
    page === null ? null : say(words.page, { page }),
    table === null ? null : say(words.table, { table, row: row ?? 0 }),
    line === null ? null : say(words.line, { line }),
  ].filter((piece) => piece !== null);
  return (
    <div className="taking-place">
      <span lang="vi">
        {quote} {table !== null && <b>{raw}</b>}
      </span>
      {places.length > 0 && <span className="soft small taking-where">{places.join(', ')}</span>}
    </div>
  );
}

function Read({ row: { read, figure, cell } }: { row: Beside }) {
  const say = useSay();
  if (read === null)
    return (
      <>
        {/* Nobody has to read what is computed here. */}
        {cell.source === 'formula' ? (
          <span className="tag tag-soft">{say(words.computedHere)}</span>
        ) : (
          <span className="tag tag-error">{say(words.notRead)}</span>
        )}
        <span className="small">{say(words.printed, { raw: figure.raw })}</span>
      </>
    );
  return (
    <>
      <b>{read}</b>
      {read !== figure.raw.trim() && <span className="small">{say(words.printed, { raw: figure.raw })}</span>}
      {figure.certainty < 1 && <span className="tag tag-warning">{say(words.unsure)}</span>}
    </>
  );
}

/** The same figure in the unit's last signed report, and what the earlier ones make of this one. */
function Earlier({ row: { cell, read, doubts } }: { row: Beside }) {
  const say = useSay();
  return (
    <>
      {cell.last !== null && cell.last.value !== '' && (
        <span className="soft small">{say(words.lastTime, { last: cell.last.value })}</span>
      )}
      {doubts.map(({ rule, severity, indicators, message }) =>
        indicators.length > 1 ? (
          read === cell.last?.value && (
            <span key={rule} className="tag tag-warning">
              {say(words.asLastTime)}
            </span>
          )
        ) : (
          <span key={rule} className={`small taking-doubt taking-${severity}`}>
            {say(message)}
          </span>
        ),
      )}
    </>
  );
}

function Held({ row: { held, read, cell } }: { row: Beside }) {
  const say = useSay();
  if (held === '') return <span className="soft">{say(words.empty)}</span>;
  const source = cell.source === null ? undefined : sourceWords[cell.source];
  return (
    <div className="taking-stack">
      <b>{held}</b>
      {source !== undefined && <span className="soft small">{say(source)}</span>}
      {held === read ? (
        <span className="tag tag-held">{say(words.same)}</span>
      ) : (
        <span className="tag tag-warning">{say(words.differs)}</span>
      )}
    </div>
  );
}

const kinds: readonly Kind[] = ['take', 'change', 'skip'];

function Chooser({ row, onChoose }: { row: Beside; onChoose: Choose }) {
  const say = useSay();
  const id = useId();
  const { figure, cell, name, kind, typed, problem, read } = row;
  if (!cell.editable) return <span className="soft">{say(words.notEditable)}</span>;
  const choose = (next: Partial<Choice>) =>
    onChoose([[figure.indicator, { kind: kind ?? 'skip', typed, version: cell.version, ...next }]]);
  return (
    <fieldset className="taking-choice">
      <legend className="unseen">{say(words.choiceOf, { name })}</legend>
      {kinds
        .filter((each) => each !== 'take' || read !== null)
        .map((each) => (
          <label key={each}>
            <input
              type="radio"
              name={id}
              value={each}
              checked={kind === each}
              onChange={() => choose({ kind: each })}
            />
            {say(words[each])}
          </label>
        ))}
      {kind === 'change' && (
        <input
          className="input"
          aria-label={say(words.typedFor, { name })}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : `${id}-problem`}
          value={typed}
          onChange={(event) => choose({ typed: event.target.value })}
        />
      )}
      {problem !== null && (
        <p className="field-issues small" id={`${id}-problem`}>
          {say(problem)}
        </p>
      )}
    </fieldset>
  );
}
