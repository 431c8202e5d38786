import { type Say, useSay } from '../../../ui/language.tsx';
import { ScrollRegion } from '../../../ui/ScrollRegion.tsx';
import type { RowAnswer, TableAnswer } from '../answer.ts';
import { FigureCell } from './FigureCell.tsx';
import { readingOf, valueKeysOf } from './figures.ts';
import type { ReportView } from './report-view.ts';
import { words } from './words.ts';

type Props = { table: TableAnswer; name: string; view: ReportView };

/** STT, Chỉ tiêu, Đơn vị tính, the values (one, a year each, or the scores of an index) and the remarks. */
export function FormTable({ table, name, view }: Props) {
  const say = useSay();
  const keys = valueKeysOf(table);
  const isIndex = table.rows.some((row) => row.scores !== undefined);
  const hasUnit = table.rows.some((row) => row.unit !== null);
  const tail = tailOf(table, isIndex, say);
  return (
    <ScrollRegion name={name}>
      <table className="figures-table">
        <thead>
          <tr>
            <th scope="col">{say(words.code)}</th>
            <th scope="col">{say(words.label)}</th>
            {hasUnit && <th scope="col">{say(words.unitOfMeasure)}</th>}
            {keys.map((key) => (
              <th scope="col" key={key} className="number">
                {headOf(key, say)}
              </th>
            ))}
            {tail.map(({ head }) => (
              <th scope="col" key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody lang="vi">
          {table.rows.map((row) => (
            <tr key={rowKey(row)}>
              <td>{row.code}</td>
              <th scope="row">{row.label}</th>
              {hasUnit && <td className="unit">{row.unit}</td>}
              {keys.map((key) => (
                <FigureCell key={key} row={row} column={key} reading={readingOf(row, key)} view={view} />
              ))}
              {tail.map(({ head, of }) => (
                <td key={head}>{of(row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

const rowKey = ({ at, code, label }: RowAnswer) =>
  `${at.block} ${at.row} ${at.line} ${at.start} ${code} ${label}`;

function headOf(key: string | null, say: Say): string {
  if (key === null) return say(words.figure);
  if (key === 'max' || key === 'self' || key === 'appraised' || key === 'deduction') return say(words[key]);
  return key;
}

type Tail = { readonly head: string; readonly of: (row: RowAnswer) => string | null | undefined };

function tailOf(table: TableAnswer, isIndex: boolean, say: Say): Tail[] {
  const columns: Tail[] = [
    ...(isIndex ? [{ head: say(words.opinion), of: (row: RowAnswer) => row.opinion }] : []),
    ...(isIndex ? [{ head: say(words.assignee), of: (row: RowAnswer) => row.assignee }] : []),
    { head: say(words.remark), of: (row: RowAnswer) => row.note },
  ];
  return columns.filter(
    ({ of }, index) => (index === columns.length - 1 && !isIndex) || table.rows.some((row) => of(row)),
  );
}
