import './documents.css';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { ResultOf } from '../../../base/operation.ts';
import { dayOf, yearOf } from '../../../base/plain-date.ts';
import { ActionDialog } from '../../../ui/ActionDialog.tsx';
import { useAnswer } from '../../../ui/ask.tsx';
import { Filters, SelectFilter } from '../../../ui/Filters.tsx';
import { Form } from '../../../ui/form/Form.tsx';
import { TextField } from '../../../ui/form/fields.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { type Say, useSay } from '../../../ui/language.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Page, Section } from '../../../ui/Page.tsx';
import { shownCount, shownDate } from '../../../ui/show.ts';
import { Table } from '../../../ui/Table.tsx';
import { checkRegister, explainGap, listRegisters, mostExplained, mostGaps } from '../contract-registers.ts';
import { checkWords as words } from './register-words.ts';

type Checked = ResultOf<typeof checkRegister>;
type Gap = Checked['gaps'][number];
type Where = { readonly unitId: string; readonly registerId: string; readonly year: number };

/** What is wrong with the numbers of a register in a year, and why. */
export function CheckRegisterPage() {
  const say = useSay();
  const { unitId, registerId } = useParams({ from: '/van-ban/$unitId/so/$registerId' });
  const thisYear = yearOf(dayOf(new Date()));
  const [year, setYear] = useState(thisYear);
  const answer = useAnswer(checkRegister, { unitId, registerId, year }, { keep: true });
  const registers = useAnswer(listRegisters, { unitId }).data?.result.registers;
  const register = registers?.find(({ id }) => id === registerId);
  const since = register === undefined ? thisYear : yearOf(register.openedOn);
  const years = Array.from({ length: Math.min(30, thisYear - since + 1) }, (_, back) => thisYear - back);
  return (
    <Page
      title={register === undefined ? say(words.title) : say(words.titleOf, { name: register.name })}
      above={
        <Link to="/van-ban/$unitId/so" params={{ unitId }}>
          {say(words.back)}
        </Link>
      }
    >
      <Filters>
        <SelectFilter
          label={say(words.year)}
          value={String(year)}
          onChange={(chosen) => setYear(Number(chosen))}
          options={years.map((one) => ({ value: String(one), label: String(one) }))}
        />
      </Filters>
      <Loaded of={answer}>
        {(checked, next) => (
          <Checks
            checked={checked}
            where={{ unitId, registerId, year }}
            mayExplain={next.includes('documents.explainGap')}
          />
        )}
      </Loaded>
    </Page>
  );
}

function Checks({ checked, where, mayExplain }: { checked: Checked; where: Where; mayExplain: boolean }) {
  const say = useSay();
  const { series, gaps, doubles, repeated, outOfOrder, unexplained } = checked;
  const unmeant = repeated.filter((entries) => entries.slice(1).some(({ meant }) => !meant));
  const isSound =
    unexplained === 0 && doubles.length === 0 && outOfOrder.length === 0 && unmeant.length === 0;
  return (
    <>
      {series.length > 0 && isSound && (
        <Notice kind="done" title={say(gaps.length === 0 ? words.sound : words.allExplained)} />
      )}
      {unexplained > 0 && <Notice kind="warning" title={say(words.unexplained, { count: unexplained })} />}
      {outOfOrder.length > 0 && (
        <Notice kind="warning" title={say(words.backwards, { count: outOfOrder.length })} />
      )}
      {unmeant.length > 0 && <Notice kind="warning" title={say(words.unmeant, { count: unmeant.length })} />}
      <Section title={say(words.series)} lead={say(words.seriesLead)}>
        <Table
          name={say(words.series)}
          columns={[
            {
              key: 'series',
              title: say(words.seriesOf),
              cell: (one) => (one.series === '' ? say(words.allKinds) : one.series),
            },
            { key: 'from', title: say(words.checkedFrom), figure: true, cell: ({ from }) => from },
            { key: 'first', title: say(words.first), figure: true, cell: ({ first }) => first },
            { key: 'last', title: say(words.last), figure: true, cell: ({ last }) => last },
            { key: 'documents', title: say(words.documents), figure: true, cell: (one) => one.documents },
          ]}
          rows={series}
          rowKey={(one) => one.series}
          empty={say(words.noNumbers)}
        />
      </Section>
      {series.length > 0 && <Gaps gaps={gaps} where={where} mayExplain={mayExplain} />}
      <Wrong checked={checked} unitId={where.unitId} />
    </>
  );
}

const numbersOf = ({ series, from, to }: Gap, say: Say) => {
  const numbers = from === to ? String(from) : say(words.span, { from, to });
  return series === '' ? numbers : `${series} ${numbers}`;
};

const countOf = ({ from, to }: Gap): number => to - from + 1;

function Gaps({ gaps, where, mayExplain }: { gaps: readonly Gap[]; where: Where; mayExplain: boolean }) {
  const say = useSay();
  return (
    <Section title={say(words.gaps)} lead={say(words.gapsLead)}>
      <Table
        name={say(words.gaps)}
        columns={[
          { key: 'numbers', title: say(words.numbers), cell: (gap) => numbersOf(gap, say) },
          {
            key: 'count',
            title: say(words.howMany),
            figure: true,
            cell: (gap) => shownCount(countOf(gap)),
          },
          {
            key: 'reason',
            title: say(words.reason),
            cell: ({ reason }) => reason ?? <span className="tag tag-warning">{say(words.noReason)}</span>,
          },
          {
            key: 'explain',
            title: say(words.explain),
            silent: true,
            cell: (gap) => mayExplain && <Explain gap={gap} where={where} />,
          },
        ]}
        rows={gaps}
        rowKey={({ series, from }) => `${series} ${from}`}
        empty={say(words.noGaps)}
      />
      {gaps.length === mostGaps && <p className="soft small">{say(words.firstLines, { most: mostGaps })}</p>}
    </Section>
  );
}

function Explain({ gap, where }: { gap: Gap; where: Where }) {
  const say = useSay();
  const part = { ...gap, to: Math.min(gap.to, gap.from + mostExplained - 1) };
  const numbers = numbersOf(gap, say);
  const { from, to } = part;
  return (
    <ActionDialog
      small
      label={say(gap.reason === null ? words.explain : words.mend)}
      about={say(gap.reason === null ? words.explainOf : words.mendOf, { numbers })}
      title={say(words.explainTitle)}
    >
      {(close) => (
        <Form
          operation={explainGap}
          submit={say(words.save)}
          onCancel={close}
          input={(typed) => ({
            ...where,
            series: gap.series,
            from,
            to,
            reason: typed.text('reason'),
            instead: gap.reason,
          })}
          initial={{ reason: gap.reason ?? '' }}
          onDone={close}
        >
          <p className="dialog-text">
            {part.to === gap.to
              ? numbers
              : say(words.part, {
                  count: shownCount(countOf(gap)),
                  most: shownCount(mostExplained),
                  from,
                  to,
                })}
          </p>
          <TextField name="reason" label={say(words.reason)} lines={2} spellCheck focused />
        </Form>
      )}
    </ActionDialog>
  );
}

/** Doubles, days out of order, and what was numbered late; nothing is shown of what there is none of. */
function Wrong({
  checked: { doubles, repeated, outOfOrder, late, unproven },
  unitId,
}: {
  checked: Checked;
  unitId: string;
}) {
  const say = useSay();
  const to = (documentId: string, text: string): ReactNode => (
    <Link to="/van-ban/$unitId/$documentId" params={{ unitId, documentId }}>
      {text}
    </Link>
  );
  return (
    <>
      {doubles.length > 0 && (
        <Section title={say(words.doubles)} lead={say(words.doublesLead)}>
          <ul className="plain-lines">
            {doubles.map(({ series, number, documents }) => (
              <li key={`${series} ${number}`}>
                {series} {number}:{' '}
                {documents.map(({ id, printed }) => (
                  <span key={id}>{to(id, printed)} </span>
                ))}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {repeated.length > 0 && (
        <Section title={say(words.repeated)} lead={say(words.repeatedLead)}>
          <ul className="plain-lines">
            {repeated.map((entries) => (
              <li key={entries[0]!.id}>
                {say(words.repeatedOf, { printed: entries[0]!.printed, issuer: entries[0]!.issuer ?? '' })}
                {entries.map(({ id, number, suffix, day, meant }, index) => (
                  <span key={id}>
                    {index > 0 && '; '}
                    {to(id, say(words.repeatedLine, { number: `${number}${suffix}`, day: shownDate(day) }))}
                    {meant && ` ${say(words.meant)}`}
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {outOfOrder.length > 0 && (
        <Section title={say(words.outOfOrder)} lead={say(words.outOfOrderLead)}>
          <ul className="plain-lines">
            {outOfOrder.map(({ documentId, series, number, day, before }) => (
              <li key={documentId}>
                {to(
                  documentId,
                  say(words.outOfOrderLine, {
                    number: series === '' ? number : `${series} ${number}`,
                    day: shownDate(day),
                    before: shownDate(before),
                  }),
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {unproven.count > 0 && (
        <Section
          title={say(words.unproven, { count: shownCount(unproven.count) })}
          lead={say(words.unprovenLead)}
        >
          <ul className="plain-lines">
            {unproven.documents.map(({ documentId, printed, files }) => (
              <li key={documentId}>
                {to(documentId, printed)}: {say(files === 0 ? words.unprovenNoFile : words.unprovenFiles)}
              </li>
            ))}
          </ul>
          {unproven.count > mostGaps && (
            <p className="soft small">{say(words.firstLines, { most: mostGaps })}</p>
          )}
        </Section>
      )}
      {late.length > 0 && (
        <Section title={say(words.late)} lead={say(words.lateLead)}>
          <ul className="plain-lines">
            {late.map(({ documentId, printed, signedOn, issuedOn }) => (
              <li key={documentId}>
                {to(
                  documentId,
                  say(words.lateLine, { printed, signed: shownDate(signedOn), issued: shownDate(issuedOn) }),
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
