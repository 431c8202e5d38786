import { useSay } from '../../../../ui/language.tsx';
import { Notice } from '../../../../ui/Notice.tsx';
import { shownInstant } from '../../../../ui/show.ts';
import { namedInFull } from '../../outline.ts';
import { anchorOf } from '../receive/SentForms.tsx';
import { sectionAnchorOf } from '../receive/SentNarrative.tsx';
import type { Sent } from '../receive/SentPage.tsx';
import { words } from './words.ts';

type Reason = Sent['returns'][number]['reasons'][number];

/** Why this version came back; of one that was sent again, why the one before it had, and what was changed there. */
export function EarlierReturns({ sent }: { sent: Sent }) {
  const say = useSay();
  return sent.returns.map(({ number, at, unit, reasons }) => {
    const isThis = number === sent.number;
    const values = { number, unit, at: shownInstant(at) };
    return (
      <Notice
        key={at}
        kind={isThis ? 'warning' : 'note'}
        title={say(isThis ? words.thisReturned : words.beforeReturned, values)}
      >
        <ul className="return-reasons">
          {reasons.map((reason) => (
            <li key={`${reason.indicator} ${reason.section} ${reason.text}`}>
              <Told place={placeOf(sent, reason)} text={reason.text} isThis={isThis} />
            </li>
          ))}
        </ul>
      </Notice>
    );
  });
}

type Place = { readonly name: string; readonly anchor: string; readonly changed: boolean };
type ToldProps = { place: Place | null; text: string; isThis: boolean };

/** With the way to what it was about. */
function Told({ place, text, isThis }: ToldProps) {
  const say = useSay();
  if (place === null) return text;
  const tag = place.changed ? 'tag tag-held' : 'tag tag-warning';
  return (
    <>
      <a href={`#${place.anchor}`}>{place.name}</a>: {text}{' '}
      {!isThis && <span className={tag}>{say(place.changed ? words.changedSince : words.sameAsBefore)}</span>}
    </>
  );
}

function placeOf({ tables, sections }: Sent, { indicator, section }: Reason): Place | null {
  const at = sections.findIndex(({ id }) => id === section);
  if (at >= 0)
    return {
      name: namedInFull(sections, at),
      anchor: sectionAnchorOf(section!),
      changed: sections[at]!.changed,
    };
  const table = tables.find(({ values }) => values.some((row) => row.indicator === indicator));
  const row = table?.values.find((one) => one.indicator === indicator);
  if (indicator === null || table === undefined || row === undefined) return null;
  const label = [row.code, row.label].filter((part) => part !== null).join('. ');
  return {
    name: `${table.title}, ${label}`,
    anchor: anchorOf(indicator),
    changed: row.before !== null || row.noteBefore !== null,
  };
}
