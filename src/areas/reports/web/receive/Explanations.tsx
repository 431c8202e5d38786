import { DeedButton } from '../../../../ui/DeedButton.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { Section } from '../../../../ui/Page.tsx';
import { decideExplanation } from '../../contract-receive.ts';
import { anchorOf } from './SentForms.tsx';
import type { Place, Sent } from './SentPage.tsx';
import { words } from './words.ts';

type Explanation = Sent['explanations'][number];
type Props = { sent: Sent; place: Place };

/** Why figures that a check calls wrong are right, as the unit says; accepted or refused here. */
export function Explanations({ sent, place }: Props) {
  const say = useSay();
  return (
    <Section title={say(words.explanations)}>
      <ul className="explanations">
        {sent.explanations.map((one) => (
          <li key={one.finding}>
            <p className="explained">
              {say(one.message)} {one.earlier && <span className="tag tag-soft">{say(words.earlier)}</span>}
            </p>
            <p>
              <span className="soft">{say(words.explainedBy, { by: one.by })}</span> {one.text}
            </p>
            <Decision {...{ sent, place }} one={one} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What the checks found in the figures and the text when they were signed, and the unit has not explained. */
export function Found({ sent: { findings } }: { sent: Sent }) {
  const say = useSay();
  return (
    <Section title={say(words.findings)}>
      <ul className="explanations">
        {findings.map(({ severity, message, indicator, section, quote }) => (
          <li key={`${indicator ?? section} ${quote} ${message.vi}`}>
            <span className={severity === 'error' ? 'tag tag-error' : 'tag'}>
              {say(words.severity[severity])}
            </span>{' '}
            {section !== null && <span className="soft">{say(words.inText, { section })} </span>}
            {quote !== null && (
              <>
                <q>{quote}</q>{' '}
              </>
            )}
            {say(message)}{' '}
            {indicator !== null && <a href={`#${anchorOf(indicator)}`}>{say(words.toFigure)}</a>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Decision({ sent: { receiverId, may }, place, one }: Props & { one: Explanation }) {
  const say = useSay();
  const { unitId, reportId } = place;
  const { finding, decision, message } = one;
  const mayDecide = receiverId !== null && may.includes('decide') && !one.earlier;
  return (
    <span className="row-deeds">
      {decision !== null && (
        <span className={decision === 'accepted' ? 'tag tag-held' : 'tag tag-error'}>
          {say(decision === 'accepted' ? words.accepted : words.refused)}
        </span>
      )}
      {mayDecide && decision !== 'accepted' && (
        <DeedButton
          operation={decideExplanation}
          input={{ receiverId, unitId, reportId, finding, accept: true }}
          label={say(words.accept)}
          about={say(words.acceptOf, { finding: say(message) })}
          small
        />
      )}
      {mayDecide && decision !== 'refused' && (
        <DeedButton
          operation={decideExplanation}
          input={{ receiverId, unitId, reportId, finding, accept: false }}
          label={say(words.refuse)}
          about={say(words.refuseOf, { finding: say(message) })}
          small
        />
      )}
    </span>
  );
}
