import { memo } from 'react';
import { useSay } from '../../../ui/language.tsx';
import { PlaceLink } from './PlaceLink.tsx';
import { Quote } from './Quote.tsx';
import type { ReportView, ShownFinding, ShownPlace } from './report-view.ts';
import { SeverityBadge } from './SeverityBadge.tsx';
import { percentText, placeText } from './show.ts';
import { severityWords, words } from './words.ts';

type Props = { finding: ShownFinding; view: ReportView; active: boolean };

/** One finding: what is wrong and where. It leads to its place in the text, and from there one comes back here. */
export const FindingItem = memo(function FindingItem({ finding, view, active }: Props) {
  const say = useSay();
  const { number, severity, message, places, certainty } = finding;
  const main = places[0];
  return (
    <li id={`finding-${number}`} className={`finding finding-${severity} ${active ? 'active' : ''}`}>
      <p className="finding-head">
        <SeverityBadge severity={severity} number={number} />
        <span className="finding-severity">{say(severityWords[severity])}</span>
        <span className="finding-place">
          {main === undefined ? say(words.noPlace) : placeText(main.at, say)}
        </span>
        {certainty < 1 && (
          <span className="finding-certainty">
            {say(words.certaintyOf, { percent: percentText(certainty) })}
          </span>
        )}
      </p>
      <p className="finding-message" lang="vi">
        <PlaceLink spot={main?.spot ?? null} finding={number} text={message} />
      </p>
      {main !== undefined && <Quote blocks={view.blocks} spot={main.spot} quote={main.at.quote} />}
      <OtherPlaces places={places.slice(1)} number={number} />
    </li>
  );
});

function OtherPlaces({ places, number }: { places: readonly ShownPlace[]; number: number }) {
  const say = useSay();
  if (places.length === 0) return null;
  return (
    <div className="finding-others">
      <span>{say(words.otherPlaces)}</span>
      <ul lang="vi">
        {places.map(({ place, at, spot }) => (
          <li key={place}>
            <PlaceLink
              spot={spot}
              finding={number}
              text={at.quote || placeText(at, say)}
              hint={placeText(at, say)}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
