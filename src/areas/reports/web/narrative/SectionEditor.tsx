import './text.css';
import { type Editor, EditorContent, useEditor } from '@tiptap/react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '../../../../ui/Button.tsx';
import { Dialog } from '../../../../ui/Dialog.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { Notice } from '../../../../ui/Notice.tsx';
import type { Block } from '../../narrative.ts';
import { Beginnings } from './Beginnings.tsx';
import { blocksOf } from './blocks-of.ts';
import { Conflict } from './Conflict.tsx';
import { cleanPasted, type LeftOut } from './clean-paste.ts';
import { FigurePicker } from './FigurePicker.tsx';
import { Findings } from './Findings.tsx';
import { AroundContext, changedIn, type Figure, type Figures, type SectionView } from './figures.ts';
import { markFindings, type Passage } from './finding-marks.ts';
import { extensions } from './nodes.tsx';
import { PictureForm } from './PictureForm.tsx';
import { SavingShown } from './SavingShown.tsx';
import { Toolbar } from './Toolbar.tsx';
import { useNewer, useSection } from './use-section.ts';
import { words } from './words.ts';

type Props = {
  unitId: string;
  reportId: string;
  section: SectionView;
  figures: Figures;
  /** Null until the checks have answered. */
  passages: readonly Passage[] | null;
  /** The server has a newer text: what was checked is no longer it. */
  onKept: () => void;
  explain: (passage: Passage) => ReactNode;
};

/** Writes one section. */
export function SectionEditor(props: Props) {
  const { unitId, reportId, section, figures, passages, onKept, explain } = props;
  const say = useSay();
  const { keeper, first, saving } = useSection({ unitId, reportId }, section, onKept);
  const [leftOut, setLeftOut] = useState<LeftOut | null>(null);
  const [asked, setAsked] = useState<Insertion | null>(null);
  const [blocks, setBlocks] = useState<readonly Block[]>(first);
  const label = say(words.editorOf, { title: section.title });
  const editor = useSectionEditor({
    first,
    label,
    isEditable: section.editable,
    onBlocks: (next) => {
      keeper.change(next);
      setBlocks(next);
    },
    onFigure: () => setAsked('figure'),
    onLeftOut: setLeftOut,
  });
  useNewer(editor, keeper, section);
  useEffect(() => {
    if (editor !== null && passages !== null) markFindings(editor, passages, figures);
  }, [editor, passages, figures]);
  const around = useMemo(() => ({ figures, unitId }), [figures, unitId]);
  return (
    <AroundContext value={around}>
      {!section.editable && <Notice kind="note" title={say(words.notEditable)} />}
      {saving.kind === 'conflict' && editor !== null && (
        <Conflict
          theirs={saving.theirs}
          mine={() => blocksOf(editor.getJSON())}
          figures={figures}
          onKeepMine={keeper.keepMine}
          onTakeTheirs={() => fill(editor, keeper.takeTheirs())}
        />
      )}
      {editor !== null && section.editable && (
        <>
          <Beginnings editor={editor} section={section} figures={figures} />
          <ChangedFigures editor={editor} blocks={blocks} figures={figures} />
          <SavingShown saving={saving} isNew={section.version === 0} />
          <Toolbar
            editor={editor}
            onFigure={() => setAsked('figure')}
            onPicture={() => setAsked('picture')}
          />
        </>
      )}
      <EditorContent className="narrative-paper" editor={editor} />
      {leftOut !== null && <PasteTold leftOut={leftOut} />}
      {editor !== null && passages !== null && (
        <Findings editor={editor} passages={passages} figures={figures} explain={explain} />
      )}
      {editor !== null && (
        <Insertions
          editor={editor}
          report={{ unitId, reportId }}
          figures={figures}
          own={section.indicators}
          asked={asked}
          onClose={() => setAsked(null)}
        />
      )}
    </AroundContext>
  );
}

type Insertion = 'figure' | 'picture';
type InsertionsProps = {
  editor: Editor;
  report: { unitId: string; reportId: string };
  figures: Figures;
  own: SectionView['indicators'];
  asked: Insertion | null;
  onClose: () => void;
};

/** What is chosen outside of the text and put where the writer stands. */
function Insertions({ editor, report, figures, own, asked, onClose }: InsertionsProps) {
  const say = useSay();
  return (
    <>
      <FigurePicker
        open={asked === 'figure'}
        figures={figures}
        own={own}
        onPick={(figure) => {
          onClose();
          putFigure(editor, figure);
        }}
        onClose={onClose}
      />
      <Dialog title={say(words.pictureDetails)} open={asked === 'picture'} onClose={onClose}>
        {asked === 'picture' && (
          <PictureForm
            {...report}
            onClose={onClose}
            onDone={(picture) => {
              onClose();
              editor.chain().focus().insertContent({ type: 'picture', attrs: picture }).run();
            }}
          />
        )}
      </Dialog>
    </>
  );
}

type EditorAsked = {
  first: readonly Block[];
  label: string;
  isEditable: boolean;
  onBlocks: (blocks: readonly Block[]) => void;
  onFigure: () => void;
  onLeftOut: (leftOut: LeftOut) => void;
};

function useSectionEditor(asked: EditorAsked): Editor | null {
  const now = useRef(asked);
  now.current = asked;
  const { first, label, isEditable } = asked;
  const editor = useEditor({
    extensions,
    content: { type: 'doc', content: first.length === 0 ? [{ type: 'paragraph' }] : [...first] },
    editable: isEditable,
    injectCSS: false,
    enableInputRules: false,
    enablePasteRules: false,
    onUpdate: ({ editor: changed }) => now.current.onBlocks(blocksOf(changed.getJSON())),
    editorProps: {
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, class: 'narrative-text' },
      // "{" stands for a figure; the report has no other use for it.
      handleTextInput: (_view, _from, _to, text) => {
        if (text !== '{') return false;
        now.current.onFigure();
        return true;
      },
      transformPastedHTML: (html) => {
        const { html: clean, leftOut } = cleanPasted(html);
        now.current.onLeftOut(leftOut);
        return clean;
      },
    },
  });
  useEffect(() => {
    editor?.setEditable(isEditable, false);
  }, [editor, isEditable]);
  return editor;
}

const fill = (editor: Editor, blocks: readonly Block[]) =>
  editor.commands.setContent({ type: 'doc', content: [...blocks] }, { emitUpdate: false });

/** What was just put in is read by whoever puts it in. */
const putFigure = (editor: Editor, { indicator, now }: Figure) =>
  editor
    .chain()
    .focus()
    .insertContent({ type: 'figure', attrs: { indicator, shown: now } })
    .run();

type ChangedProps = { editor: Editor; blocks: readonly Block[]; figures: Figures };

function ChangedFigures({ editor, blocks, figures }: ChangedProps) {
  const say = useSay();
  const count = changedIn(blocks, figures).length;
  if (count === 0) return null;
  const readAll = () =>
    editor.commands.command(({ tr }) => {
      tr.doc.descendants((node, at) => {
        if (node.type.name !== 'figure') return;
        const shown = figures.get(node.attrs.indicator as string)?.now ?? '';
        tr.setNodeAttribute(at, 'shown', shown);
      });
      return true;
    });
  return (
    <Notice kind="warning" title={say(words.changedNotice, { count })}>
      <Button onClick={readAll}>{say(count === 1 ? words.readOne : words.readAll, { count })}</Button>
    </Notice>
  );
}

function PasteTold({ leftOut: { pictures, deletions, styled } }: { leftOut: LeftOut }) {
  const say = useSay();
  if (pictures === 0 && deletions === 0 && !styled) return null;
  return (
    <Notice kind={pictures > 0 ? 'warning' : 'note'}>
      {pictures > 0 && <p>{say(words.picturesLeftOut, { count: pictures })}</p>}
      {deletions > 0 && <p>{say(words.deletionsLeftOut)}</p>}
      {styled && <p>{say(words.formattingLeftOut)}</p>}
    </Notice>
  );
}
