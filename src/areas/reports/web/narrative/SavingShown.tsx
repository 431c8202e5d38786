import { useSay } from '../../../../ui/language.tsx';
import type { Saving } from './keeper.ts';
import { words } from './words.ts';

/** Whether what is written is safe, told as it changes. */
export function SavingShown({ saving }: { saving: Saving }) {
  const say = useSay();
  const { kind } = saving;
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
