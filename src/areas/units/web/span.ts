import { useSay } from '../../../ui/language.tsx';
import { shownDate } from '../../../ui/show.ts';
import { words } from './words.ts';

/** Says from when until when something holds. */
export function useSpan(): (span: { readonly from: string; readonly to: string | null }) => string {
  const say = useSay();
  return ({ from, to }) =>
    say(words.spanText, { from: shownDate(from), to: to === null ? say(words.now) : shownDate(to) });
}
