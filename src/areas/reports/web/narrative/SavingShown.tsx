import { useSay } from '../../../../ui/language.tsx';
import type { Saving } from './keeper.ts';
import { words } from './words.ts';

/** Whether what is written is safe, told as it changes; of a section that nobody has written in there is nothing to tell. */
export function SavingShown({ saving, isNew }: { saving: Saving; isNew: boolean }) {
  const say = useSay();
  const { kind } = saving;
  if (isNew && kind === 'saved') return <p className="saving" role="status" />;
  const told =
    kind === 'conflict'
      ? ''
      : kind === 'refused'
        ? say(words.refused, { why: say(saving.why) })
        : say(words[kind]);
  return (
    <p className={`saving saving-${kind}`} role="status">
      {told}
    </p>
  );
}
