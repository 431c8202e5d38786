import './table.css';
import type { ReactNode } from 'react';
import { ScrollRegion } from './ScrollRegion.tsx';

export type Column<Row> = {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Figures stand at the right. */
  readonly figure?: boolean;
  /** The heading is told to screen readers alone. */
  readonly silent?: boolean;
};
type Props<Row> = {
  name: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  empty: ReactNode;
};

/** A list as a table; on a narrow screen each row stands as a block of its own, its headings beside. */
export function Table<Row>({ name, columns, rows, rowKey, empty }: Props<Row>) {
  if (rows.length === 0) return <div className="table-empty">{empty}</div>;
  return (
    <ScrollRegion name={name}>
      <table className="table">
        <caption className="unseen">{name}</caption>
        <thead>
          <tr>
            {columns.map(({ key, title, figure, silent }) => (
              <th key={key} scope="col" className={figure ? 'figure' : undefined}>
                {silent ? <span className="unseen">{title}</span> : title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map(({ key, title, cell, figure, silent }) => (
                <td key={key} className={figure ? 'figure' : undefined} data-title={silent ? '' : title}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
