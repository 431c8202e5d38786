import './findings.css';
import type { Editor } from '@tiptap/core';
import type { ReactNode } from 'react';
import { Button } from '../../../../ui/Button.tsx';
import { useSay } from '../../../../ui/language.tsx';
import type { Figures } from './figures.ts';
import { type Passage, spanOf } from './finding-marks.ts';
import { words } from './words.ts';

type Props = {
  editor: Editor;
  passages: readonly Passage[];
  figures: Figures;
  /** Of a passage that this person may explain now: the way to do so. */
  explain: (passage: Passage) => ReactNode;
};

/** What the checks say of this section, each with the way to its passage. */
export function Findings({ editor, passages, figures, explain }: Props) {
  const say = useSay();
  const go = (passage: Passage) => {
    const span = spanOf(editor.state.doc, passage, figures);
    if (span !== null) editor.chain().focus().setTextSelection(span).scrollIntoView().run();
  };
  const told = [...new Map(passages.map((passage) => [passage.message, passage])).values()];
  return (
    <section className="narrative-findings" aria-label={say(words.findings)}>
      <h3>{say(words.findings)}</h3>
      {told.length === 0 && <p role="status">{say(words.noFindings)}</p>}
      <ul>
        {told.map((passage) => (
          <li key={passage.message} className={`finding finding-${passage.severity}`}>
            <p>
              <strong>{say(words[passage.severity])}:</strong> {passage.message}
            </p>
            <p>
              <q>{passage.quote}</q>{' '}
              <Button size="small" onClick={() => go(passage)}>
                {say(words.goThere)}
              </Button>{' '}
              {explain(passage)}
            </p>
            {passage.explanation !== null && (
              <p className="soft">{say(words.explained, { text: passage.explanation.text })}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
