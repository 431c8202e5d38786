import './toolbar.css';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import type { Word } from '../../../../base/word.ts';
import { useSay } from '../../../../ui/language.tsx';
import { words } from './words.ts';

type Props = { editor: Editor; onFigure: () => void; onPicture: () => void };
type Tool = {
  readonly word: Word;
  readonly act: (editor: Editor) => void;
  /** What shows as pressed where the cursor stands. */
  readonly pressed?: string;
  readonly sign?: string;
};

const tools: readonly Tool[] = [
  {
    word: words.bold,
    pressed: 'bold',
    sign: 'B',
    act: (editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    word: words.italic,
    pressed: 'italic',
    sign: 'I',
    act: (editor) => editor.chain().focus().toggleItalic().run(),
  },
  {
    word: words.underline,
    pressed: 'underline',
    sign: 'U',
    act: (editor) => editor.chain().focus().toggleUnderline().run(),
  },
  {
    word: words.bullets,
    pressed: 'bulletList',
    act: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    word: words.numbers,
    pressed: 'orderedList',
    act: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    word: words.table,
    act: (editor) => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
  },
];
const ends: readonly Tool[] = [
  { word: words.undo, act: (editor) => editor.chain().focus().undo().run() },
  { word: words.redo, act: (editor) => editor.chain().focus().redo().run() },
];
const tableTools: readonly Tool[] = [
  { word: words.addRow, act: (editor) => editor.chain().focus().addRowAfter().run() },
  { word: words.addColumn, act: (editor) => editor.chain().focus().addColumnAfter().run() },
  { word: words.deleteRow, act: (editor) => editor.chain().focus().deleteRow().run() },
  { word: words.deleteColumn, act: (editor) => editor.chain().focus().deleteColumn().run() },
  { word: words.deleteTable, act: (editor) => editor.chain().focus().deleteTable().run() },
];

/** The few ways of shaping a text that a report knows; in a table also those of the table. */
export function Toolbar({ editor, onFigure, onPicture }: Props) {
  const say = useSay();
  const pressed = useEditorState({
    editor,
    selector: ({ editor: now }) =>
      [...tools.map((tool) => tool.pressed), 'table'].filter(
        (name) => name !== undefined && now.isActive(name),
      ),
  });
  const button = (tool: Tool) => (
    <ToolButton key={tool.word.en} tool={tool} editor={editor} isPressed={pressed.includes(tool.pressed)} />
  );
  return (
    <div className="tools" role="toolbar" aria-label={say(words.tools)}>
      {tools.map(button)}
      <button type="button" className="tool tool-main" onClick={onFigure}>
        {say(words.figure, { key: '{' })}
      </button>
      <button type="button" className="tool" onClick={onPicture}>
        {say(words.picture)}
      </button>
      {ends.map(button)}
      {pressed.includes('table') && (
        <fieldset className="table-tools">
          <legend className="unseen">{say(words.tableTools)}</legend>
          {tableTools.map(button)}
        </fieldset>
      )}
    </div>
  );
}

function ToolButton({ tool, editor, isPressed }: { tool: Tool; editor: Editor; isPressed: boolean }) {
  const say = useSay();
  const { word, act, pressed, sign } = tool;
  return (
    <button
      type="button"
      className={`tool${sign === undefined ? '' : ` tool-${sign}`}`}
      aria-label={sign === undefined ? undefined : say(word)}
      title={say(word)}
      aria-pressed={pressed === undefined ? undefined : isPressed}
      // The text keeps its selection while the mouse presses the button.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => act(editor)}
    >
      {sign ?? say(word)}
    </button>
  );
}
