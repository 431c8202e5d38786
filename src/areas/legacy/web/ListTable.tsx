import type { ReactNode } from 'react';
import { ScrollRegion } from '../../../ui/ScrollRegion.tsx';

export type Column<Row> = {
  readonly head: string;
  readonly of: (row: Row) => ReactNode;
  readonly number?: boolean;
};

type Props<Row> = {
  name: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  nothing: string;
};

/** A plain list in columns; rows never change, so their order is their key. */
export function ListTable<Row>({ name, columns, rows, nothing }: Props<Row>) {
  if (rows.length === 0) return <p className="nothing">{nothing}</p>;
  const keyed = rows.map((row, key) => ({ row, key }));
  return (
    <>
      <h3 className="unseen">{name}</h3>
      <ScrollRegion name={name}>
        <table className="figures-table">
          <thead>
            <tr>
              {columns.map(({ head, number }) => (
                <th scope="col" key={head} className={number ? 'number' : undefined}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody lang="vi">
            {keyed.map(({ row, key }) => (
              <tr key={key}>
                {columns.map(({ head, of, number }) => (
                  <td key={head} className={number ? 'number' : undefined}>
                    {of(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}
