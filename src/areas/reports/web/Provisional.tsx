import { useSay } from '../../../ui/language.tsx';
import { words } from './entry/words.ts';

/** Beside a title or a figure: told on a form that nobody has issued. */
export function ProvisionalTag() {
  return <span className="tag tag-warning">{useSay()(words.provisional)}</span>;
}

/** Under the title of a page of figures, where they were told on a provisional form. */
export function ProvisionalLine({ of }: { of: boolean }) {
  const say = useSay();
  if (!of) return null;
  return (
    <p className="soft small">
      <ProvisionalTag /> {say(words.provisionalFigures)}
    </p>
  );
}
