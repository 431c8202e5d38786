import { Button } from 'antd';
import { useState } from 'react';
import { Dialog } from '../../../../ui/Dialog.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { Notice } from '../../../../ui/Notice.tsx';
import { type Block, textOf } from '../../narrative.ts';
import type { Figures } from './figures.ts';
import type { Theirs } from './keeper.ts';
import { words } from './words.ts';

type Props = {
  theirs: Theirs;
  mine: () => readonly Block[];
  figures: Figures;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
};

/** Two wrote at once: both texts side by side, and the person says which one stays. */
export function Conflict({ theirs, mine, figures, onKeepMine, onTakeTheirs }: Props) {
  const say = useSay();
  const [open, setOpen] = useState(true);
  const who = theirs.by ?? say(theirs.isOwn ? words.otherWindow : words.someone);
  return (
    <>
      <Notice kind="warning" title={say(words.conflict, { who })}>
        <Button type="primary" onClick={() => setOpen(true)}>
          {say(words.decide)}
        </Button>
      </Notice>
      <Dialog title={say(words.decide)} open={open} onClose={() => setOpen(false)}>
        <div className="two-texts">
          <TextShown title={say(words.mine)} blocks={mine()} figures={figures} />
          <TextShown title={say(words.theirs, { who })} blocks={theirs.content} figures={figures} />
        </div>
        <div className="form-buttons">
          <Button type="primary" onClick={onKeepMine}>
            {say(words.keepMine)}
          </Button>
          <Button onClick={onTakeTheirs}>{say(words.takeTheirs)}</Button>
        </div>
      </Dialog>
    </>
  );
}

type ShownProps = { title: string; blocks: readonly Block[]; figures: Figures };

/** A text to read, its figures as they are now. */
export function TextShown({ title, blocks, figures }: ShownProps) {
  const say = useSay();
  const text = textOf(blocks, (indicator) => figures.get(indicator)?.now ?? say(words.noValue));
  return (
    <section className="text-shown" aria-label={title}>
      <h3>{title}</h3>
      <p>{text === '' ? say(words.empty) : text}</p>
    </section>
  );
}
