import { useState } from 'react';
import { Button } from '../../../../ui/Button.tsx';
import { Dialog } from '../../../../ui/Dialog.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { Notice } from '../../../../ui/Notice.tsx';
import type { Block } from '../../narrative.ts';
import { type Figures, nowIn } from './figures.ts';
import type { Theirs } from './keeper.ts';
import { TextShown } from './TextShown.tsx';
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
  const print = nowIn(figures, say(words.noValue));
  const who = theirs.by ?? say(theirs.isOwn ? words.otherWindow : words.someone);
  return (
    <>
      <Notice kind="warning" title={say(words.conflict, { who })}>
        <Button main onClick={() => setOpen(true)}>
          {say(words.decide)}
        </Button>
      </Notice>
      <Dialog title={say(words.decide)} open={open} onClose={() => setOpen(false)}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard too */}
        <section className="two-texts" aria-label={say(words.decide)} tabIndex={0}>
          <TextShown headed title={say(words.mine)} blocks={mine()} print={print} />
          <TextShown headed title={say(words.theirs, { who })} blocks={theirs.content} print={print} />
        </section>
        <div className="form-buttons">
          <Button main onClick={onKeepMine}>
            {say(words.keepMine)}
          </Button>
          <Button onClick={onTakeTheirs}>{say(words.takeTheirs)}</Button>
        </div>
      </Dialog>
    </>
  );
}
