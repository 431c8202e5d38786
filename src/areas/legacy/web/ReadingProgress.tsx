import { useSay } from '../../../ui/language.tsx';
import type { Reading } from './readings.ts';
import { words } from './words.ts';

/** How far the reading of a file is, as long as it is not over. */
export function ReadingProgress({ reading }: { reading: Reading }) {
  const say = useSay();
  const { state, trouble, progress, file } = reading;
  if (state === 'waiting') return say(trouble === null ? words.waiting : words.waitingForServer);
  const known = progress !== null && progress.total > 1;
  return (
    <>
      {known ? say(words.readingPages, progress) : say(words.sending)}
      <progress
        {...(known ? { value: progress.done, max: progress.total } : {})}
        aria-label={say(words.progressOf, { name: file.name })}
      />
    </>
  );
}
