import type { ResultOf } from '../../../base/operation.ts';
import { useSay } from '../../../ui/language.tsx';
import type { listProposals } from '../contract.ts';
import { SuccessionHead, SuccessionUnits } from './Successions.tsx';
import { words } from './words.ts';

export type ProposalView = ResultOf<typeof listProposals>['proposals'][number];
export type Pick = { readonly unitId: string; readonly isPart: boolean };
export type Picks = Readonly<Record<string, Pick>>;

/** Below this a reading is marked for a closer look. */
const sureFrom = 0.9;

type ProposalProps = {
  proposal: ProposalView;
  chosen: boolean;
  onChosen: ((on: boolean) => void) | null;
  /** Which unit each open name means, by the printed text. */
  picks: Picks;
  onPick: (picks: Picks) => void;
};

/** One proposal beside the text it was read from. */
export function Proposal({ proposal, chosen, onChosen, picks, onPick }: ProposalProps) {
  const say = useSay();
  const { certainty, reading, sourceText, to, from } = proposal;
  const name = [...to, ...from][0]?.name ?? '';
  return (
    <li className="proposal">
      {onChosen === null ? (
        <span />
      ) : (
        <input
          type="checkbox"
          aria-label={say(words.chooseOne, { name })}
          checked={chosen}
          onChange={({ target }) => onChosen(target.checked)}
        />
      )}
      <div>
        <SuccessionHead succession={proposal} />
        <SuccessionUnits succession={proposal} />
        <p>
          <span className={certainty < sureFrom ? 'tag tag-warning' : 'tag tag-held'}>
            {say(words.certain, { percent: Math.floor(certainty * 100) })}
          </span>{' '}
          {reading !== null && <span className="soft small">{reading}</span>}
        </p>
        {onChosen !== null &&
          proposal.choices.map((choice) => (
            <SeveralOfName
              key={choice.text}
              choice={choice}
              pick={picks[choice.text] ?? null}
              onPick={(pick) => onPick(withPick(picks, choice.text, pick))}
            />
          ))}
      </div>
      <div>
        <p className="soft small">{say(words.source)}</p>
        <p className="source-text" lang="vi">
          {sourceText ?? say(words.noSource)}
        </p>
      </div>
    </li>
  );
}

function withPick(picks: Picks, text: string, pick: Pick | null): Picks {
  const others = Object.entries(picks).filter(([known]) => known !== text);
  return Object.fromEntries(pick === null ? others : [...others, [text, pick]]);
}

type SeveralProps = {
  choice: ProposalView['choices'][number];
  pick: Pick | null;
  onPick: (pick: Pick | null) => void;
};

/** A name that several units bore: a person says which was meant. */
function SeveralOfName({ choice: { text, units }, pick, onPick }: SeveralProps) {
  const say = useSay();
  return (
    <p className="several-of-name">
      <label>
        {say(words.severalOfName, { text, count: units.length })}
        <select
          className="input"
          value={pick?.unitId ?? ''}
          onChange={({ target }) =>
            onPick(target.value === '' ? null : { unitId: target.value, isPart: pick?.isPart ?? false })
          }
        >
          <option value="">{say(words.notChosen)}</option>
          {units.map(({ id, name, place }) => (
            <option key={id} value={id}>
              {`${name}, ${place}`}
            </option>
          ))}
        </select>
      </label>
      {pick !== null && (
        <label>
          <input
            type="checkbox"
            checked={pick.isPart}
            onChange={({ target }) => onPick({ ...pick, isPart: target.checked })}
          />
          {say(words.isPart)}
        </label>
      )}
    </p>
  );
}
