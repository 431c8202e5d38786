import { Copyable } from '../../../../ui/Copyable.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { Notice } from '../../../../ui/Notice.tsx';
import { words } from './words.ts';

/** Shown this once, to be handed over. */
export function OneTimePassword({ title, password }: { title: string; password: string }) {
  const say = useSay();
  return (
    <Notice kind="done" title={title}>
      <p>{say(words.oneTimeText)}</p>
      <Copyable label={say(words.oneTime)} text={password} />
    </Notice>
  );
}
