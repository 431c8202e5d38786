import { Button } from './Button.tsx';
import { useSay } from './language.tsx';
import { shownCount } from './show.ts';
import { uiWords } from './words.ts';

type Props = {
  /** Null where nobody counted further than `atLeast`. */
  count: number | null;
  atLeast?: number;
  start: number;
  size: number;
  onStart: (start: number) => void;
};

/** How many there are, which of them are shown, and the way to the others. */
export function Pages({ count: counted, atLeast = 0, start, size, onStart }: Props) {
  const say = useSay();
  if (counted === 0) return null;
  const count = counted ?? Math.max(atLeast, start + size) + 1;
  const told =
    count <= size && start === 0
      ? say(uiWords.count, { count: shownCount(count) })
      : say(counted === null ? uiWords.shownOfMore : uiWords.shownOf, {
          from: shownCount(start + 1),
          to: shownCount(Math.min(count, start + size)),
          count: shownCount(counted ?? count - 1),
        });
  return (
    <nav className="pages" aria-label={say(uiWords.pages)}>
      <span role="status">{told}</span>
      {(count > size || start > 0) && (
        <>
          <Button disabled={start === 0} onClick={() => onStart(Math.max(0, start - size))}>
            {say(uiWords.before)}
          </Button>
          <Button disabled={start + size >= count} onClick={() => onStart(start + size)}>
            {say(uiWords.after)}
          </Button>
        </>
      )}
    </nav>
  );
}
