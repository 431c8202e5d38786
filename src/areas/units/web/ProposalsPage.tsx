import './units.css';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useAnswer } from '../../../ui/ask.tsx';
import { DeedButton } from '../../../ui/DeedButton.tsx';
import { Filters, SelectFilter } from '../../../ui/Filters.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { useSay } from '../../../ui/language.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Page, Section } from '../../../ui/Page.tsx';
import { Pages } from '../../../ui/Pages.tsx';
import { decideProposals, getUnit, listProposals } from '../contract.ts';
import { ConfirmAll } from './ConfirmAll.tsx';
import { type Picks, Proposal, type ProposalView } from './Proposal.tsx';
import { words } from './words.ts';

const size = 50;
const views = ['all', 'certain', 'doubtful'] as const;
type View = (typeof views)[number];

/** What was read from published texts, to be confirmed or rejected by a person, many at once. */
export function ProposalsPage() {
  const say = useSay();
  const { unitId } = useParams({ from: '/don-vi/$unitId/de-xuat' });
  const [which, setWhich] = useState<View>('all');
  const [start, setStart] = useState(0);
  const input = { unitId, start, size, ...(which === 'all' ? {} : { doubtful: which === 'doubtful' }) };
  const answer = useAnswer(listProposals, input, { keep: true });
  const unit = useAnswer(getUnit, { unitId }).data?.result.versions.at(-1);
  return (
    <Page
      title={unit === undefined ? say(words.proposals) : say(words.proposalsOf, { unit: unit.name })}
      lead={say(words.proposalsLead)}
      above={
        <Link to="/don-vi/$unitId" params={{ unitId }}>
          {unit?.name ?? say(words.unit)}
        </Link>
      }
    >
      <Section title={say(words.proposals)}>
        <Filters>
          <SelectFilter
            label={say(words.which)}
            value={which}
            options={views.map((view) => ({ value: view, label: say(words[`which_${view}`]) }))}
            onChange={(view) => {
              setWhich(views.find((each) => each === view) ?? 'all');
              setStart(0);
            }}
          />
        </Filters>
        <Loaded of={answer}>
          {({ count, proposals }, next) => (
            <>
              {next.includes('units.decideProposals') && <ConfirmAll unitId={unitId} />}
              <Pages count={count} start={start} size={size} onStart={setStart} />
              <Proposals
                unitId={unitId}
                list={proposals}
                mayDecide={next.includes('units.decideProposals')}
              />
            </>
          )}
        </Loaded>
      </Section>
    </Page>
  );
}

type ListProps = { unitId: string; list: readonly ProposalView[]; mayDecide: boolean };

function Proposals({ unitId, list, mayDecide }: ListProps) {
  const say = useSay();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [picks, setPicks] = useState<Readonly<Record<string, Picks>>>({});
  const [told, setTold] = useState<string | null>(null);
  const picked = list.filter(({ id }) => chosen.has(id));
  const toggle = (id: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  if (list.length === 0) return <p className="table-empty">{say(words.noProposals)}</p>;
  return (
    <>
      {told !== null && <Notice kind="done" title={told} />}
      {mayDecide && (
        <label className="choose-all">
          <input
            type="checkbox"
            checked={picked.length === list.length}
            onChange={({ target }) => setChosen(new Set(target.checked ? list.map(({ id }) => id) : []))}
          />
          {say(words.chooseAll)}
        </label>
      )}
      <ul>
        {list.map((proposal) => (
          <Proposal
            key={proposal.id}
            proposal={proposal}
            chosen={chosen.has(proposal.id)}
            onChosen={mayDecide ? (on) => toggle(proposal.id, on) : null}
            picks={picks[proposal.id] ?? {}}
            onPick={(so) => {
              setPicks({ ...picks, [proposal.id]: so });
              toggle(proposal.id, true);
            }}
          />
        ))}
      </ul>
      {mayDecide && picked.length > 0 && (
        <Decide
          unitId={unitId}
          picked={picked}
          picks={picks}
          onDecided={(text) => {
            setChosen(new Set());
            setTold(text);
          }}
        />
      )}
    </>
  );
}

type DecideProps = {
  unitId: string;
  picked: readonly ProposalView[];
  /** What was chosen for open names, by proposal. */
  picks: Readonly<Record<string, Picks>>;
  onDecided: (told: string) => void;
};

function Decide({ unitId, picked, picks, onDecided }: DecideProps) {
  const say = useSay();
  const input = (confirm: boolean) => ({
    unitId,
    decisions: picked.map(({ id, version }) => ({
      successionId: id,
      version,
      confirm,
      also: Object.values(picks[id] ?? {}),
    })),
  });
  const done = (counts: { confirmed: number; rejected: number }) => onDecided(say(words.decided, counts));
  return (
    <div className="proposal-bar">
      <span role="status">{say(words.chosen, { count: picked.length })}</span>
      <DeedButton
        main
        operation={decideProposals}
        input={input(true)}
        label={say(words.confirm)}
        onDone={done}
      />
      <DeedButton
        danger
        operation={decideProposals}
        input={input(false)}
        label={say(words.reject)}
        sure={say(words.rejectSure, { count: picked.length })}
        onDone={done}
      />
    </div>
  );
}
