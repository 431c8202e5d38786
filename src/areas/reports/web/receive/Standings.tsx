import { Link } from '@tanstack/react-router';
import { useSay } from '../../../../ui/language.tsx';
import { shownCount } from '../../../../ui/show.ts';
import { type Standing, standings } from '../../contract-campaign.ts';
import { standingWords } from '../words.ts';
import { words } from './words.ts';

type Tally = {
  readonly counts: Readonly<Record<Standing, number>>;
  readonly owed: number;
  readonly onTimeRate: number | null;
};
type Props = { tally: Tally; standing: Standing | undefined; onChosen: () => void; inYear?: boolean };

/** How many stand where; each count opens the list it counts. */
export function StandingCounts({ tally, standing, onChosen, inYear = false }: Props) {
  const { counts, owed, onTimeRate } = tally;
  const say = useSay();
  const choices = [
    { key: undefined, name: say(words.all), count: owed + counts.excused },
    ...standings.map((key) => ({ key, name: say(standingWords[key]), count: counts[key] })),
  ];
  return (
    <nav className="standings" aria-label={say(words.standing)}>
      <ul>
        {choices.map(({ key, name, count }) => (
          <li key={key ?? 'all'}>
            <Link
              to="."
              search={(before: object) => ({ ...before, tinhTrang: key })}
              className={`standing-count ${count === 0 ? '' : toneOf(key)}`}
              aria-current={key === standing ? 'true' : undefined}
              activeProps={{}}
              onClick={onChosen}
            >
              <span className="standing-name">{name}</span>
              <span className="standing-number">{shownCount(count)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="soft">
        {onTimeRate === null
          ? say(owed === 0 ? words.nobodyOwes : words.nobodyDue)
          : say(inYear ? words.ofYear.onTimeOf : words.onTimeRate, {
              rate: shownRate(onTimeRate),
              owed: shownCount(owed),
            })}
      </p>
    </nav>
  );
}

export const shownRate = (rate: number): string => String(rate).replace('.', ',');

const tones: Partial<Record<Standing, string>> = {
  overdue: 'error',
  returned: 'warning',
  corrected: 'warning',
  sentLate: 'warning',
  received: 'held',
};
const toneOf = (standing: Standing | undefined): string =>
  standing === undefined || tones[standing] === undefined ? '' : `tone-${tones[standing]}`;

export function StandingTag({ standing }: { standing: Standing }) {
  const say = useSay();
  return <span className={`tag tag-${tones[standing] ?? 'soft'}`}>{say(standingWords[standing])}</span>;
}
