import type { Editor } from '@tiptap/react';
import { Button } from '../../../../ui/Button.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { type Block, chipsIn } from '../../narrative.ts';
import { type Figures, nowIn, type SectionView } from './figures.ts';
import { TextShown } from './TextShown.tsx';
import { words } from './words.ts';

type Props = { editor: Editor; section: SectionView; figures: Figures };

/** What the section can begin with: the sentences that the figures give, and the text of last time. */
export function Beginnings({ editor, section: { proposed, last }, figures }: Props) {
  const say = useSay();
  return (
    <>
      {proposed.length > 0 && (
        <details className="beginning">
          <summary>{say(words.proposed)}</summary>
          <TextShown
            title={say(words.proposed)}
            blocks={proposed}
            print={nowIn(figures, say(words.noValue))}
          />
          <Take editor={editor} blocks={proposed} label={say(words.takeProposed)} />
        </details>
      )}
      {last !== null && <LastText editor={editor} last={last} figures={figures} />}
    </>
  );
}

type LastProps = { editor: Editor; last: NonNullable<SectionView['last']>; figures: Figures };

/** The words of last time with the figures of last time, grey: once taken over they are those of now, marked until they are read. */
function LastText({ editor, last: { report, content }, figures }: LastProps) {
  const say = useSay();
  const isBound = chipsIn(content).length > 0;
  return (
    <details className="beginning">
      <summary>{say(words.last, { report })}</summary>
      <TextShown
        title={say(words.last, { report })}
        blocks={content}
        print={({ indicator, shown }) => (
          <span className="figure-then" title={figures.get(indicator)?.name}>
            {shown === '' ? say(words.noValue) : shown}
          </span>
        )}
      />
      <p className="beginning-note">{say(isBound ? words.lastBound : words.lastUnbound)}</p>
      <Take editor={editor} blocks={content} label={say(words.takeLast)} />
    </details>
  );
}

type TakeProps = { editor: Editor; blocks: readonly Block[]; label: string };

/** What was taken is folded away: a second time it would stand there twice. */
function Take({ editor, blocks, label }: TakeProps) {
  return (
    <Button
      onClick={({ currentTarget }) => {
        currentTarget.closest('details')?.removeAttribute('open');
        putBlocks(editor, blocks);
      }}
    >
      {label}
    </Button>
  );
}

/** Into an empty section it goes as it is, else behind what is there; one step back takes it out again. */
function putBlocks(editor: Editor, blocks: readonly Block[]): void {
  const { size } = editor.state.doc.content;
  const at = editor.isEmpty ? { from: 0, to: size } : size;
  editor
    .chain()
    .focus()
    .insertContentAt(at, [...blocks])
    .run();
}
