import { useId, useState } from 'react';
import { Dialog } from '../../../../ui/Dialog.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { type Figure, type Figures, search } from './figures.ts';
import { words } from './words.ts';

type Props = {
  open: boolean;
  figures: Figures;
  /** Indicators of the section, shown first. */
  own: readonly string[];
  onPick: (figure: Figure) => void;
  onClose: () => void;
};

/** Chooses a figure by the name of its indicator; Enter takes the first one found. */
export function FigurePicker({ open, figures, own, onPick, onClose }: Props) {
  const say = useSay();
  return (
    <Dialog title={say(words.figure, { key: '' }).trim()} open={open} onClose={onClose}>
      {open && <Search figures={figures} own={own} onPick={onPick} />}
    </Dialog>
  );
}

function Search({ figures, own, onPick }: Pick<Props, 'figures' | 'own' | 'onPick'>) {
  const say = useSay();
  const id = useId();
  const [typed, setTyped] = useState('');
  const found = search(typed, figures, own);
  const first = found.own[0] ?? found.others[0];
  return (
    <form
      className="figure-search"
      onSubmit={(event) => {
        event.preventDefault();
        if (first !== undefined) onPick(first);
      }}
    >
      <label className="field-label" htmlFor={id}>
        {say(words.findFigure)}
      </label>
      <input
        id={id}
        className="input"
        type="text"
        autoComplete="off"
        ref={firstInDialog}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {first === undefined && <p role="status">{say(words.noFigures)}</p>}
      <FoundFigures title={say(words.ownFigures)} figures={found.own} onPick={onPick} />
      <FoundFigures title={say(words.otherFigures)} figures={found.others} onPick={onPick} />
    </form>
  );
}

/** The dialog gives the keyboard to what is marked so when it opens; it was asked for by a key, and typing goes on. */
const firstInDialog = (input: HTMLInputElement | null) => input?.setAttribute('autofocus', '');

type FoundProps = { title: string; figures: readonly Figure[]; onPick: Props['onPick'] };

function FoundFigures({ title, figures, onPick }: FoundProps) {
  const say = useSay();
  if (figures.length === 0) return null;
  return (
    <>
      <h3 className="figure-group">{title}</h3>
      <ul className="pick-list">
        {figures.map((figure) => (
          <li key={figure.indicator}>
            <button type="button" onClick={() => onPick(figure)}>
              <span>{figure.name}</span>
              <strong>{figure.now === '' ? say(words.noValue) : figure.now}</strong>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
