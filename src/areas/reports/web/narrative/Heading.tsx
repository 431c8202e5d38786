import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Button } from '../../../../ui/Button.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { isBare, type ReportView, type SectionView, sectionsBelow } from './figures.ts';
import { words } from './words.ts';

type Props = { report: ReportView; section: SectionView; children: ReactNode };

/** Of a heading the way to the sections below it; words of its own only for who wants some there, or where some stand. */
export function Heading({ report, section, children }: Props) {
  const say = useSay();
  // Whoever takes the last word out again is still writing.
  const [opened, setOpened] = useState(!isBare(section));
  if (opened || !isBare(section)) return children;
  return (
    <>
      <p className="heading-told">{say(words.headingOnly)}</p>
      <ul className="heading-below">
        {sectionsBelow(report.sections, section).map((below) => (
          <li key={below.id}>
            <Link
              to="/bao-cao/$unitId/$reportId/loi-van"
              params={{ unitId: report.unitId, reportId: report.id }}
              search={{ muc: below.id }}
            >
              {below.number} {below.title}
            </Link>
          </li>
        ))}
      </ul>
      {section.editable && <Button onClick={() => setOpened(true)}>{say(words.writeOpening)}</Button>}
    </>
  );
}
