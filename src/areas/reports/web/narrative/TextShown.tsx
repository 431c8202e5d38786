import type { ReactNode } from 'react';
import { useSay } from '../../../../ui/language.tsx';
import type { Block, Inline } from '../../narrative.ts';
import { words } from './words.ts';

type Figure = Extract<Inline, { type: 'figure' }>['attrs'];
type Print = (figure: Figure) => ReactNode;
type Props = { title: string; headed?: boolean; blocks: readonly Block[]; print: Print };

/** A text to read; `print` says what stands in the place of a figure. */
export function TextShown({ title, headed = false, blocks, print }: Props) {
  const say = useSay();
  return (
    <section className="text-shown" aria-label={title}>
      {headed && <h3>{title}</h3>}
      {blocks.length === 0 ? <p>{say(words.empty)}</p> : <Blocks blocks={blocks} print={print} />}
    </section>
  );
}

// Blocks that are only read have no name but their place.
const keyed = <T,>(all: readonly T[]) => all.map((one, at) => [`${at}`, one] as const);

function Blocks({ blocks, print }: { blocks: readonly Block[]; print: Print }): ReactNode {
  return keyed(blocks).map(([key, block]) => <Shown key={key} block={block} print={print} />);
}

function Shown({ block, print }: { block: Block; print: Print }) {
  switch (block.type) {
    case 'paragraph':
      return (
        <p>
          <Line line={block.content ?? []} print={print} />
        </p>
      );
    case 'picture':
      return <p className="soft">{block.attrs.alt}</p>;
    case 'table':
      return <ShownTable table={block} print={print} />;
    case 'bulletList':
    case 'orderedList': {
      const items = keyed(block.content).map(([key, { content }]) => (
        <li key={key}>
          <Blocks blocks={content} print={print} />
        </li>
      ));
      return block.type === 'bulletList' ? <ul>{items}</ul> : <ol start={block.attrs?.start}>{items}</ol>;
    }
  }
}

function ShownTable({ table, print }: { table: Extract<Block, { type: 'table' }>; print: Print }) {
  return (
    <table>
      <tbody>
        {keyed(table.content).map(([key, row]) => (
          <tr key={key}>
            {keyed(row.content).map(([at, { content, attrs }]) => (
              <td key={at} colSpan={attrs?.colspan} rowSpan={attrs?.rowspan}>
                <Blocks blocks={content} print={print} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Line({ line, print }: { line: readonly Inline[]; print: Print }): ReactNode {
  return keyed(line).map(([key, one]) => {
    if (one.type === 'hardBreak') return <br key={key} />;
    return <span key={key}>{one.type === 'text' ? one.text : print(one.attrs)}</span>;
  });
}
