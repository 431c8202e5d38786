import { Link, type LinkProps } from '@tanstack/react-router';
import { useSay } from '../../../ui/language.tsx';
import { shownCount } from '../../../ui/show.ts';
import { countedWords } from './counted-words.ts';

type Props = Pick<LinkProps, 'to' | 'params' | 'search'> & { count: number; name: string };

/** A count that opens into its list; 0 opens nothing. */
export function CountLink({ count, name, ...place }: Props) {
  const say = useSay();
  if (count === 0) return '0';
  return (
    <Link {...place} aria-label={say(countedWords.opens, { name, count: shownCount(count) })}>
      {shownCount(count)}
    </Link>
  );
}
