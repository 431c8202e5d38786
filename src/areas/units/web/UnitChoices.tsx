import './units.css';
import { type ReactNode, useState } from 'react';
import { dayOf, type PlainDate } from '../../../base/plain-date.ts';
import { useAnswer } from '../../../ui/ask.tsx';
import { OpenIcon } from '../../../ui/icons.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { useSay } from '../../../ui/language.tsx';
import { showTree } from '../contract.ts';
import { words } from './words.ts';

type Unit = { readonly id: string; readonly name: string };
type Props<U extends Unit> = {
  units: readonly U[];
  /** What stands on the line of a unit: a link to its page, mostly. */
  line: (unit: U | Line) => ReactNode;
  date?: PlainDate;
};
/** What the tree tells of a unit on a level below. */
export type Line = Unit & {
  readonly kind: string;
  readonly code: string | null;
  readonly children: number;
};

/** Units, and the levels below them as far as they are opened; each level is asked for when it is. */
export function UnitChoices<U extends Unit>({ units, line, date }: Props<U>) {
  return (
    <ul className="choice-tree">
      {units.map((unit) => (
        <UnitChoice
          key={unit.id}
          unit={unit}
          line={line}
          date={date ?? dayOf(new Date())}
          // Where there is nothing to choose, the next level is shown at once.
          alone={units.length === 1}
        />
      ))}
    </ul>
  );
}

type ChoiceProps<U extends Unit> = Omit<Required<Props<U>>, 'units'> & { unit: U; alone: boolean };

function UnitChoice<U extends Unit>({ unit, line, date, alone }: ChoiceProps<U>) {
  const say = useSay();
  const [open, setOpen] = useState(alone && !('children' in unit && unit.children === 0));
  const isLeaf = 'children' in unit && unit.children === 0;
  return (
    <li>
      <div className="choice-line">
        {isLeaf ? (
          <span className="opener-none" />
        ) : (
          <button
            type="button"
            className={open ? 'opener open' : 'opener'}
            aria-expanded={open}
            aria-label={say(words.openBelow, { unit: unit.name })}
            onClick={() => setOpen(!open)}
          >
            <OpenIcon />
          </button>
        )}
        {line(unit)}
      </div>
      {open && <Below unitId={unit.id} line={line} date={date} />}
    </li>
  );
}

function Below<U extends Unit>({
  unitId,
  line,
  date,
}: Omit<ChoiceProps<U>, 'unit' | 'alone'> & { unitId: string }) {
  const say = useSay();
  const answer = useAnswer(showTree, { date, under: unitId });
  return (
    <Loaded of={answer}>
      {({ units }) =>
        units.length === 0 ? (
          <p className="soft choice-none">{say(words.noneBelow)}</p>
        ) : (
          <UnitChoices<Line> units={units} line={line} date={date} />
        )
      }
    </Loaded>
  );
}
