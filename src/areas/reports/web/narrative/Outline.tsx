import './outline.css';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useSay } from '../../../../ui/language.tsx';
import { lastReturn } from '../entry/rows.ts';
import { words as returnWords } from '../returned/words.ts';
import { changedIn, type Figures, isBare, type ReportView, type SectionView } from './figures.ts';
import { words } from './words.ts';

type Props = {
  report: ReportView;
  figures: Figures;
  current: string;
  /** How many findings each section has. */
  found: ReadonlyMap<string, number>;
};

/** All sections: who has which, which are written, and where something is to be looked at. */
export function Outline({ report, figures, current, found }: Props) {
  const say = useSay();
  const { unitId, id: reportId } = report;
  const list = useCurrentSeen(current);
  const back = new Set(lastReturn(report)?.reasons.map(({ section }) => section));
  return (
    <nav ref={list} className="narrative-outline" aria-label={say(words.outline)}>
      <ol>
        {report.sections.map((section) => (
          <li key={section.id} className={`outline-depth-${section.depth}`}>
            <Link
              to="/bao-cao/$unitId/$reportId/loi-van"
              params={{ unitId, reportId }}
              search={{ muc: section.id }}
              data-section={section.id}
              aria-current={section.id === current ? 'page' : undefined}
              resetScroll={false}
            >
              <span className="outline-title">
                {section.number} {section.title}
              </span>
              {back.has(section.id) && (
                <span className="outline-standing">
                  <span className="outline-alert">{say(returnWords.sectionMark)}</span>
                </span>
              )}
              {!isBare(section) && (
                <Standing
                  report={report}
                  section={section}
                  figures={figures}
                  found={found.get(section.id) ?? 0}
                />
              )}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The list scrolls by itself: the section that is open stays in sight. */
function useCurrentSeen(current: string) {
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    const link = list.current?.querySelector<HTMLElement>(`[data-section="${current}"]`);
    if (list.current == null || link == null) return;
    const { top, height } = link.getBoundingClientRect();
    const within = top - list.current.getBoundingClientRect().top;
    if (within < 0 || within + height > list.current.clientHeight)
      list.current.scrollTop += within - list.current.clientHeight / 3;
  }, [current]);
  return list;
}

/** Where nobody was given a section, it goes without saying at each. */
const isShared = ({ parts }: ReportView) =>
  parts.some(({ part, personId }) => part.startsWith('section:') && personId !== null);

type StandingProps = { report: ReportView; section: SectionView; figures: Figures; found: number };

function Standing({ report, section, figures, found }: StandingProps) {
  const say = useSay();
  const part = report.parts.find((each) => each.part === `section:${section.id}`);
  const changed = changedIn(section.content, figures).length;
  const isWritten = section.content.length > 0;
  return (
    <span className="outline-standing">
      <span className={isWritten ? 'outline-written' : 'outline-empty'}>
        {say(part?.closed === true ? words.closedPart : isWritten ? words.written : words.empty)}
      </span>
      {isShared(report) && <span>{part?.person ?? say(words.nobody)}</span>}
      {changed > 0 && <span className="outline-alert">{say(words.changedFigures, { count: changed })}</span>}
      {found > 0 && <span className="outline-alert">{say(words.foundHere, { count: found })}</span>}
    </span>
  );
}
