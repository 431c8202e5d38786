import { memo } from 'react';
import type { Block, Cell, Paragraph, Table } from '../../../formats/document.ts';
import { useSay } from '../../../ui/language.tsx';
import { ScrollRegion } from '../../../ui/ScrollRegion.tsx';
import { MarkedText } from './MarkedText.tsx';
import type { FigureMark, FindingMark, Spot } from './marks.ts';
import { shapeOnce } from './report-view.ts';
import { words } from './words.ts';

type Props<Kind> = {
  block: Kind;
  index: number;
  marks: readonly FindingMark[];
  figures: readonly FigureMark[];
  /** The place looked at, where it is in this block. */
  current: Spot | null;
};

/** One block of the document. Drawn again only when something in it is looked at. */
export const BlockView = memo(function BlockView({ block, ...rest }: Props<Block>) {
  if (block.kind === 'paragraph') return <ParagraphView block={block} {...rest} />;
  return <TableView block={block} {...rest} />;
});

function ParagraphView({ block, index, marks, figures, current }: Props<Paragraph>) {
  const classes = [`role-${block.role}`, block.bold ? 'bold' : '', block.centred ? 'centred' : ''];
  return (
    <p className={classes.join(' ').trim()} data-block={index}>
      <MarkedText text={block.text} overlay={{ marks, figures, doubts: block.doubts ?? [], current }} />
    </p>
  );
}

function TableView({ block, index, marks, figures, current }: Props<Table>) {
  const say = useSay();
  const shaped = shapeOnce(block)?.headerRows ?? 0;
  const headerRows = shaped < block.rows ? shaped : 0;
  return (
    <ScrollRegion name={say(words.tableInText, { number: block.number })}>
      <table className={`printed ${headerRows === 0 ? 'layout' : 'data'}`} data-block={index}>
        <tbody>
          {rowsOf(block).map(({ row, cells }) => (
            <tr key={row}>
              {cells.map((cell) => (
                <CellView
                  key={cell.column}
                  cell={cell}
                  heading={row <= headerRows}
                  marks={marks.filter((mark) => isIn(mark.spot, cell))}
                  figures={figures.filter((figure) => isIn(figure.spot, cell))}
                  current={current !== null && isIn(current, cell) ? current : null}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

const rowsOf = (table: Table) =>
  Array.from({ length: table.rows }, (_, index) => ({
    row: index + 1,
    cells: table.cells.filter((cell) => cell.row === index + 1),
  }));

const isIn = (spot: Spot, cell: Cell) => spot.row === cell.row && spot.column === cell.column;

type CellProps = {
  cell: Cell;
  heading: boolean;
  marks: readonly FindingMark[];
  figures: readonly FigureMark[];
  current: Spot | null;
};

function CellView({ cell, heading, marks, figures, current }: CellProps) {
  const Tag = heading ? 'th' : 'td';
  return (
    <Tag
      rowSpan={cell.rowSpan}
      colSpan={cell.columnSpan}
      data-row={cell.row}
      data-column={cell.column}
      className={/^[\d.,%+\s-]*$/.test(cell.text) ? 'number' : undefined}
    >
      <MarkedText text={cell.text} overlay={{ marks, figures, doubts: cell.doubts ?? [], current }} />
    </Tag>
  );
}
