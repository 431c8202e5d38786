import { memo } from 'react';
import { useSay } from '../../../ui/language.tsx';
import { spotOf } from './marks.ts';
import { PlaceLink } from './PlaceLink.tsx';
import type { ReportView } from './report-view.ts';
import { placeText } from './show.ts';
import { words } from './words.ts';

/** The relations that were tested and hold: an auditor wants to see both. */
export const HeldTab = memo(function HeldTab({ view }: { view: ReportView }) {
  const say = useSay();
  const { held } = view.analysis.check;
  if (held.length === 0) return <p className="nothing">{say(words.noHeld)}</p>;
  return (
    <>
      <h3 className="unseen">{say(words.tabHeld)}</h3>
      <ul className="held">
        {held.map(({ rule, message, at }) => {
          const spot = at[0] === undefined ? null : spotOf(view.blocks, at[0]);
          return (
            <li key={`${rule} ${message} ${at[0]?.block} ${at[0]?.row} ${at[0]?.start}`}>
              <span className="held-sign" aria-hidden="true">
                ✓
              </span>
              <div>
                <p lang="vi">
                  <PlaceLink spot={spot} text={message} />
                </p>
                <p className="finding-place">{at[0] === undefined ? '' : placeText(at[0], say)}</p>
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
});
