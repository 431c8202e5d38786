import { LockIcon } from '../../../ui/icons.tsx';
import { useSay } from '../../../ui/language.tsx';
import { words } from './words.ts';

export function Privacy() {
  const say = useSay();
  return (
    <p className="privacy">
      <LockIcon /> {say(words.privacy)}
    </p>
  );
}
