import './receive.css';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { uuidv7 } from '../../../../base/id.ts';
import type { ResultOf } from '../../../../base/operation.ts';
import { dayOf, quarterNumeral } from '../../../../base/plain-date.ts';
import { useAnswer } from '../../../../ui/ask.tsx';
import { Filters, FlagFilter, SelectFilter } from '../../../../ui/Filters.tsx';
import { DateField } from '../../../../ui/form/DateField.tsx';
import { Form } from '../../../../ui/form/Form.tsx';
import { SelectField, TextField } from '../../../../ui/form/fields.tsx';
import type { Typed } from '../../../../ui/form/form-state.ts';
import { isShut, Loaded } from '../../../../ui/Loaded.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { Notice } from '../../../../ui/Notice.tsx';
import { Page, Section } from '../../../../ui/Page.tsx';
import { shownCount, shownDate } from '../../../../ui/show.ts';
import { kindWords } from '../../../units/words.ts';
import { campaignKinds, listCampaigns, openCampaign, proposeCampaign } from '../../contract-campaign.ts';
import { comingPeriod, type Period } from './coming-period.ts';
import { openWords } from './open-words.ts';
import { words } from './words.ts';

type Proposal = ResultOf<typeof proposeCampaign>;
type Level = Proposal['levels'][number];

const yearNow = new Date().getFullYear();
const years = [yearNow + 1, yearNow, yearNow - 1];
const quarters = [1, 2, 3, 4];

/** Asks the units below for a report, from what the calendar proposes. */
export function OpenCampaignPage() {
  const say = useSay();
  const { unitId } = useParams({ from: '/dot-bao-cao/$unitId/mo' });
  const [period, setPeriod] = useState<Period | null>(null);
  const opened = useAnswer(listCampaigns, { unitId, size: 50 });
  // Proposed once, when it is known what was opened: what somebody else opens meanwhile takes nothing from who is typing.
  if (period === null && !opened.isFetching)
    setPeriod(comingPeriod(dayOf(new Date()), opened.data?.result.campaigns ?? []));
  const answer = useAnswer(proposeCampaign, period === null ? null : { unitId, ...period });
  return (
    <Page
      title={say(words.openCampaign)}
      lead={say(openWords.openLead)}
      above={
        <Link to="/dot-bao-cao/$unitId" params={{ unitId }}>
          {say(words.toCampaigns)}
        </Link>
      }
    >
      {period !== null && !isShut(answer.error) && (
        <Section title={say(words.period)}>
          <PeriodFields period={period} onPeriod={setPeriod} />
        </Section>
      )}
      <Loaded of={answer}>
        {(proposal) =>
          period !== null && <Proposed key={JSON.stringify(period)} {...{ unitId, period, proposal }} />
        }
      </Loaded>
    </Page>
  );
}

function PeriodFields({ period, onPeriod }: { period: Period; onPeriod: (period: Period) => void }) {
  const say = useSay();
  const { kind, year, quarter } = period;
  const numbers = (all: readonly number[]) => all.map((one) => ({ value: String(one), label: String(one) }));
  return (
    <Filters>
      <SelectFilter
        label={say(words.kind)}
        value={kind}
        options={campaignKinds.map((one) => ({ value: one, label: say(words.kinds[one]) }))}
        onChange={(typed) => {
          const chosen = campaignKinds.find((one) => one === typed) ?? 'quarter';
          onPeriod({ ...period, kind: chosen, quarter: chosen === 'quarter' ? 1 : null });
        }}
      />
      {quarter !== null && (
        <SelectFilter
          label={say(words.quarter)}
          value={String(quarter)}
          options={quarters.map((one) => ({ value: String(one), label: quarterNumeral(one) }))}
          onChange={(typed) => onPeriod({ ...period, quarter: Number(typed) })}
        />
      )}
      <SelectFilter
        label={say(words.year)}
        value={String(year)}
        options={numbers(years)}
        onChange={(typed) => onPeriod({ ...period, year: Number(typed) })}
      />
    </Filters>
  );
}

type Props = { unitId: string; period: Period; proposal: Proposal };

/** Which levels are asked decides what the form below holds. */
function Proposed({ unitId, period, proposal }: Props) {
  const say = useSay();
  const [left, setLeft] = useState<readonly string[]>([]);
  const levels = proposal.levels.filter(({ level }) => !left.includes(level));
  if (proposal.levels.length === 0) return <Notice kind="note" title={say(openWords.nothingProposed)} />;
  return (
    <>
      <Section title={say(openWords.levelsAsked)}>
        <Filters>
          {proposal.levels.map(({ level, units }) => (
            <FlagFilter
              key={level}
              label={say(openWords.levelCount, { level: say(kindWords[level]), count: shownCount(units) })}
              value={!left.includes(level)}
              onChange={(asked) => setLeft(asked ? left.filter((one) => one !== level) : [...left, level])}
            />
          ))}
        </Filters>
        {levels.length === 0 && <Notice kind="warning" title={say(openWords.noLevel)} />}
      </Section>
      {levels.length > 0 && (
        <Asked key={levels.map(({ level }) => level).join()} {...{ unitId, period, proposal, levels }} />
      )}
    </>
  );
}

function Asked({ unitId, period, proposal, levels }: Props & { levels: readonly Level[] }) {
  const say = useSay();
  const navigate = useNavigate();
  const [id] = useState(uuidv7);
  return (
    <div className="sheet">
      <Form
        operation={openCampaign}
        submit={say(words.openCampaign)}
        underWay={say(openWords.underWay)}
        sure={(typed) => <Sure typed={typed} levels={levels} owing={proposal.owing} />}
        initial={initialOf(proposal, levels)}
        input={(typed) => ({
          id,
          unitId,
          ...period,
          title: typed.text('title'),
          decision: typed.text('decision'),
          levels: levels.map(({ level }, index) => levelOf(typed, level, index)),
        })}
        onDone={() =>
          navigate({ to: '/dot-bao-cao/$unitId/$campaignId', params: { unitId, campaignId: id } })
        }
      >
        <TextField name="title" label={say(words.title)} spellCheck />
        <TextField name="decision" label={say(openWords.decision)} hint={say(openWords.decisionHint)} />
        <p className="soft small">
          {say(openWords.daysOff, { days: proposal.daysOff.map(dayOffText).join('; ') })}
        </p>
        {levels.map((level, index) => (
          <LevelFields key={level.level} level={level} index={index} proposal={proposal} />
        ))}
      </Form>
    </div>
  );
}

type SureProps = { typed: Typed; levels: readonly Level[]; owing: Proposal['owing'] };

/** Who is asked for what until when, told once more: a campaign is never taken back. */
function Sure({ typed, levels, owing }: SureProps) {
  const say = useSay();
  return (
    <>
      <p className="dialog-text">{say(openWords.openSure, { title: typed.text('title') })}</p>
      {levels.map(({ level, units }, index) => {
        const day = (field: string) => typed.text(`levels.${index}.${field}`);
        const days = { to: day('to'), due: day('dueOn'), lock: day('lockOn') };
        const names = owing.find((one) => one.level === level)?.names ?? [];
        const named = names.join(', ');
        const more = units - names.length;
        return (
          <div key={level} className="dialog-text">
            <p>
              <strong>
                {say(openWords.openSureLevel, {
                  level: say(kindWords[level]),
                  count: shownCount(units),
                  ...days,
                })}
              </strong>
            </p>
            {isPast(typed.date(`levels.${index}.dueOn`)) && (
              <Notice
                kind="warning"
                title={say(openWords.openLate, { due: days.due, count: shownCount(units) })}
              />
            )}
            <p className="soft small">
              {more > 0 ? say(openWords.andMore, { names: named, more: shownCount(more) }) : named}
            </p>
          </div>
        );
      })}
    </>
  );
}

/** Who has not sent by the evening of the due day is late. */
const isPast = (dueOn: string | null | undefined): boolean => dueOn != null && dueOn < dayOf(new Date());

const dayOffText = ({ from, to, name }: Proposal['daysOff'][number]) =>
  `${from === to ? shownDate(from) : `${shownDate(from)}–${shownDate(to)}`} ${name}`;

const days = ['from', 'to', 'dueOn', 'lockOn'] as const;

function initialOf({ title, decision }: Proposal, levels: readonly Level[]): Record<string, string> {
  const fields = levels.flatMap((level, index) => [
    ...days.map((day) => [`levels.${index}.${day}`, shownDate(level[day])]),
    [`levels.${index}.formId`, level.formId],
    [`levels.${index}.outlineId`, level.outlineId],
  ]);
  return { title, decision, ...Object.fromEntries(fields) };
}

const levelOf = (typed: Typed, level: string, index: number) => ({
  level,
  formId: typed.text(`levels.${index}.formId`),
  outlineId: typed.text(`levels.${index}.outlineId`),
  ...Object.fromEntries(days.map((day) => [day, typed.date(`levels.${index}.${day}`)])),
});

/** What the units of one level owe: days, form, outline. */
function LevelFields({ level, index, proposal }: { level: Level; index: number; proposal: Proposal }) {
  const say = useSay();
  const at = (field: string) => `levels.${index}.${field}`;
  const fitting = proposal.forms.filter(
    ({ id, levels }) => id === level.formId || levels.includes(level.level),
  );
  const forms = fitting.map(({ id, title, provisional }) => ({
    value: id,
    label: provisional ? say(words.provisional, { title }) : title,
  }));
  const outlines = proposal.outlines.map(({ id, title }) => ({ value: id, label: title }));
  return (
    <fieldset className="level">
      <legend className="form-heading">
        {say(openWords.levelCount, { level: say(kindWords[level.level]), count: shownCount(level.units) })}
      </legend>
      <div className="form-row">
        <DateField name={at('from')} label={say(words.from)} />
        <DateField name={at('to')} label={say(openWords.to)} />
        <DateField name={at('dueOn')} label={say(words.due)} />
        <DateField name={at('lockOn')} label={say(words.lock)} hint={say(openWords.lockHint)} />
      </div>
      <SelectField name={at('formId')} label={say(openWords.form)} options={forms} blank={false} />
      <SelectField name={at('outlineId')} label={say(words.outline)} options={outlines} blank={false} />
    </fieldset>
  );
}
