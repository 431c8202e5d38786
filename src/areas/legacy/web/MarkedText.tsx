import { useSay } from '../../../ui/language.tsx';
import { useAsk } from './focus.tsx';
import { type FindingMark, mainOf, type Overlay, type Segment, segmentsOf } from './marks.ts';
import { SeverityBadge } from './SeverityBadge.tsx';
import { percentText, surely } from './show.ts';
import { severityWords, words } from './words.ts';

/** A text of the document with its findings marked: each mark is a link to what was found there. */
export function MarkedText({ text, overlay }: { text: string; overlay: Overlay }) {
  const segments = segmentsOf(text, overlay);
  const first = segments.findIndex((segment) => segment.current);
  return segments.map((segment, index) => (
    <Piece key={segment.start} segment={segment} target={index === first} />
  ));
}

function Piece({ segment, target }: { segment: Segment; target: boolean }) {
  const say = useSay();
  const doubtful = segment.certainty < surely;
  const classes = [segment.current && 'current', doubtful && 'doubt', segment.figure && 'figure']
    .filter((name) => typeof name === 'string')
    .join(' ');
  const hint = doubtful ? say(words.doubtful, { percent: percentText(segment.certainty) }) : undefined;
  if (segment.marks.length > 0)
    return <Mark segment={segment} classes={classes} target={target} hint={hint} />;
  if (classes === '') return segment.text;
  return (
    <span
      className={classes}
      title={hint}
      tabIndex={target ? -1 : undefined}
      data-target={target || undefined}
      data-figure={segment.figure?.index}
    >
      {segment.text}
    </span>
  );
}

type MarkProps = { segment: Segment; classes: string; target: boolean; hint: string | undefined };

function Mark({ segment, classes, target, hint }: MarkProps) {
  const say = useSay();
  const ask = useAsk();
  const main = mainOf(segment.marks);
  const others = segment.closing.filter((mark) => mark !== main);
  const nameOf = (mark: FindingMark) =>
    say(words.findingNumber, { severity: say(severityWords[mark.severity]), number: mark.number });
  const linkTo = (mark: FindingMark) => ({
    href: `#finding-${mark.number}`,
    onClick: (event: { preventDefault: () => void }) => {
      event.preventDefault();
      ask.finding(mark.number);
    },
  });
  return (
    <mark
      className={`mark mark-${main.severity} ${main.place > 0 ? 'mark-aside' : ''} ${classes}`}
      title={hint}
    >
      <a {...linkTo(main)} data-target={target || undefined}>
        {segment.text === '' ? say(words.blank) : segment.text}
        <span className="unseen"> ({nameOf(main)})</span>
        {segment.closing.includes(main) && (
          <SeverityBadge severity={main.severity} number={main.number} aside={main.place > 0} />
        )}
      </a>
      {others.map((mark) => (
        <a key={`${mark.number}-${mark.place}`} {...linkTo(mark)}>
          <span className="unseen">{nameOf(mark)}</span>
          <SeverityBadge severity={mark.severity} number={mark.number} aside={mark.place > 0} />
        </a>
      ))}
    </mark>
  );
}
