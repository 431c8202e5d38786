import { Link } from '@tanstack/react-router';
import { urlOf } from '../../../base/call.ts';
import { ActionDialog } from '../../../ui/ActionDialog.tsx';
import { useSay } from '../../../ui/language.tsx';
import { shownDate } from '../../../ui/show.ts';
import { downloadDecision } from '../contract.ts';
import { successionWords } from '../words.ts';
import { AttachDecision } from './AttachDecision.tsx';
import { WithdrawSuccession } from './Corrections.tsx';
import { dividedIn, Shares } from './Shares.tsx';
import type { UnitView } from './UnitPage.tsx';
import { words } from './words.ts';

type Mendable = UnitView['successions'][number];
export type SuccessionView = Omit<Mendable, 'inNameOf'>;
type Props = { list: readonly Mendable[]; next: readonly string[] };

const stateTags = { proposed: 'tag tag-warning', confirmed: 'tag tag-held', rejected: 'tag tag-soft' };

/** What the unit was made of and what became of it, each with the decision it rests on. */
export function Successions({ list, next }: Props) {
  const say = useSay();
  if (list.length === 0) return <p className="soft">{say(words.noSuccessions)}</p>;
  return (
    <ul>
      {list.map((succession) => (
        <li key={succession.id} className="succession">
          <SuccessionHead succession={succession} />
          <SuccessionUnits succession={succession} />
          <p className="soft small">{succession.decision}</p>
          <Detail succession={succession} next={next} />
        </li>
      ))}
    </ul>
  );
}

export function SuccessionHead({ succession }: { succession: SuccessionView }) {
  const say = useSay();
  const { kind, on, state } = succession;
  return (
    <p className="succession-head">
      <span>
        {say(successionWords[kind])}, {shownDate(on)}
      </span>
      <span className={stateTags[state]}>{say(words[`state_${state}`])}</span>
    </p>
  );
}

export function SuccessionUnits({ succession: { from, to } }: { succession: SuccessionView }) {
  const say = useSay();
  return (
    <div className="succession-units">
      <ul>
        {from.map(({ id, name, isPart }) => (
          <li key={id}>
            <Link to="/don-vi/$unitId" params={{ unitId: id }}>
              {isPart ? say(words.part, { name }) : name}
            </Link>
          </li>
        ))}
      </ul>
      <span className="soft">{say(words.becomes)}</span>
      <ul>
        {to.length === 0 && <li>{say(words.nothingAfter)}</li>}
        {to.map(({ id, name }) => (
          <li key={id}>
            <Link to="/don-vi/$unitId" params={{ unitId: id }}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Detail({ succession, next }: Pick<Props, 'next'> & { succession: Mendable }) {
  const say = useSay();
  const { inNameOf, breaksSeries, from, to, shares, files } = succession;
  const nameOf = (id: string) => [...from, ...to].find((unit) => unit.id === id)?.name ?? id;
  return (
    <>
      {breaksSeries && <p className="tag tag-warning break-note">{say(words.breaks)}</p>}
      <ul className="small">
        {shares.map(({ fromId, toId, numerator, denominator, basis }) => (
          <li key={`${fromId} ${toId}`}>
            {say(words.shareText, {
              from: nameOf(fromId),
              to: nameOf(toId),
              percent: shownPercent(numerator, denominator),
              basis,
            })}
          </li>
        ))}
      </ul>
      <div className="section-actions">
        {next.includes('units.downloadDecision') &&
          files.map(({ unitId: keptBy, id, name }) => (
            <a key={id} href={urlOf(downloadDecision, { unitId: keptBy, fileId: id })}>
              {name}
            </a>
          ))}
        {inNameOf !== null && dividedIn(succession).length > 0 && (
          <ActionDialog small label={say(words.shares)} title={say(words.shares)}>
            {(close) => <Shares unitId={inNameOf} succession={succession} onClose={close} />}
          </ActionDialog>
        )}
        {inNameOf !== null && (
          <ActionDialog small label={say(words.attach)} title={say(words.attach)}>
            {(close) => <AttachDecision unitId={inNameOf} successionId={succession.id} onClose={close} />}
          </ActionDialog>
        )}
        {inNameOf !== null &&
          next.includes('units.withdrawSuccession') &&
          succession.state === 'confirmed' && (
            <ActionDialog small label={say(words.withdraw)} title={say(words.withdrawSuccession)}>
              {(close) => <WithdrawSuccession unitId={inNameOf} succession={succession} onClose={close} />}
            </ActionDialog>
          )}
      </div>
    </>
  );
}

/** For reading only; figures are shared by the exact fraction. */
const shownPercent = (numerator: number, denominator: number) =>
  ((numerator / denominator) * 100).toFixed(2).replace('.', ',');
