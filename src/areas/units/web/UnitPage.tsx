import './units.css';
import { Link, useParams } from '@tanstack/react-router';
import type { ResultOf } from '../../../base/operation.ts';
import { ActionDialog } from '../../../ui/ActionDialog.tsx';
import { useAnswer } from '../../../ui/ask.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { useSay } from '../../../ui/language.tsx';
import { Page, Section } from '../../../ui/Page.tsx';
import { type Column, Table } from '../../../ui/Table.tsx';
import { getUnit } from '../contract.ts';
import { kindWords } from '../words.ts';
import { CorrectUnit, WithdrawChange } from './Corrections.tsx';
import { RecordSuccession } from './RecordSuccession.tsx';
import { Successions } from './Successions.tsx';
import { useSpan } from './span.ts';
import { ChangeUnit, CreateUnit } from './UnitForms.tsx';
import { words } from './words.ts';

export type UnitView = ResultOf<typeof getUnit>;
type Version = UnitView['versions'][number];

/** One unit over time. */
export function UnitPage() {
  const say = useSay();
  const { unitId } = useParams({ from: '/don-vi/$unitId' });
  const answer = useAnswer(getUnit, { unitId });
  const last = answer.data?.result.versions.at(-1);
  return (
    <Page
      title={last?.name ?? say(words.unit)}
      above={
        <>
          <Link to="/don-vi">{say(words.toTree)}</Link>
          {last?.parent != null && (
            <>
              {' / '}
              <Link to="/don-vi/$unitId" params={{ unitId: last.parent.id }}>
                {last.parent.name}
              </Link>
            </>
          )}
        </>
      }
      actions={<Ways unitId={unitId} next={answer.data?.next ?? []} />}
    >
      <Loaded of={answer}>
        {(unit, next) => (
          <>
            <Section title={say(words.versions)} actions={<Deeds unit={unit} next={next} />}>
              <Versions versions={unit.versions} />
            </Section>
            <Section
              title={say(words.successions)}
              actions={
                next.includes('units.recordSuccession') && (
                  <ActionDialog label={say(words.recordSuccession)} title={say(words.recordSuccession)}>
                    {(close) => (
                      <RecordSuccession
                        unitId={unit.recordsAs ?? unitId}
                        parentId={newUnitsGoBelow(unit) ?? unitId}
                        codeSystem={last?.codeSystem ?? null}
                        onClose={close}
                      />
                    )}
                  </ActionDialog>
                )
              }
            >
              <Successions list={unit.successions} next={next} />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** What a commune becomes stands where the commune stood; what is made of a province's communes stands below the province. */
function newUnitsGoBelow({ versions }: UnitView): string | null {
  const last = versions.at(-1);
  return last?.kind === 'commune' || last?.kind === 'district' ? (last.parent?.id ?? null) : null;
}

/** To the other pages of the unit. */
function Ways({ unitId, next }: { unitId: string; next: readonly string[] }) {
  const say = useSay();
  const params = { unitId };
  return (
    <>
      <Link className="button-link plain" to="/don-vi/$unitId/quy-doi" params={params}>
        {say(words.carryShort)}
      </Link>
      {next.includes('people.listPeople') && (
        <Link className="button-link plain" to="/nguoi/$unitId" params={params}>
          {say(words.people)}
        </Link>
      )}
      {next.includes('audit.listEntries') && (
        <Link className="button-link plain" to="/nhat-ky/$unitId" params={params}>
          {say(words.audit)}
        </Link>
      )}
      {next.includes('units.listProposals') && (
        <Link className="button-link plain" to="/don-vi/$unitId/de-xuat" params={params}>
          {say(words.proposals)}
        </Link>
      )}
      {next.includes('reports.showTemplate') && (
        <Link className="button-link plain" to="/don-vi/$unitId/mau-bao-cao" params={params}>
          {say(words.reportTemplate)}
        </Link>
      )}
      {next.includes('reports.listSuppliers') && (
        <Link className="button-link plain" to="/don-vi/$unitId/noi-cung-cap" params={params}>
          {say(words.suppliers)}
        </Link>
      )}
      {next.includes('units.importLists') && (
        <Link className="button-link plain" to="/don-vi/$unitId/nhap" params={params}>
          {say(words.import)}
        </Link>
      )}
    </>
  );
}

function Deeds({ unit, next }: { unit: UnitView; next: readonly string[] }) {
  const say = useSay();
  const [first, former, last] = [unit.versions[0], unit.versions.at(-2), unit.versions.at(-1)];
  return (
    <span className="section-actions">
      {next.includes('units.createUnit') && (
        <ActionDialog label={say(words.createUnit)} title={say(words.createUnit)}>
          {(close) => <CreateUnit parentId={unit.id} codeSystem={last?.codeSystem ?? null} onClose={close} />}
        </ActionDialog>
      )}
      {next.includes('units.changeUnit') && last !== undefined && (
        <ActionDialog label={say(words.changeUnit)} title={say(words.changeUnit)}>
          {(close) => <ChangeUnit unitId={unit.id} last={last} onClose={close} />}
        </ActionDialog>
      )}
      {next.includes('units.correctUnit') && first !== undefined && last !== undefined && (
        <ActionDialog label={say(words.correctUnit)} title={say(words.correctUnit)}>
          {(close) => <CorrectUnit unitId={unit.id} first={first} last={last} onClose={close} />}
        </ActionDialog>
      )}
      {next.includes('units.withdrawChange') && former !== undefined && last !== undefined && (
        <ActionDialog label={say(words.withdrawChange)} title={say(words.withdrawChange)}>
          {(close) => <WithdrawChange unitId={unit.id} last={last} former={former} onClose={close} />}
        </ActionDialog>
      )}
    </span>
  );
}

function Versions({ versions }: { versions: readonly Version[] }) {
  const say = useSay();
  const spanOf = useSpan();
  const columns: Column<Version>[] = [
    { key: 'span', title: say(words.span), cell: spanOf },
    { key: 'name', title: say(words.name), cell: ({ name }) => name },
    { key: 'kind', title: say(words.kind), cell: ({ kind }) => say(kindWords[kind]) },
    {
      key: 'code',
      title: say(words.code),
      cell: ({ code, codeSystem }) =>
        code === null ? (
          '–'
        ) : (
          <>
            {code} {codeSystem !== null && <span className="found-place">{codeSystem}</span>}
          </>
        ),
    },
    {
      key: 'parent',
      title: say(words.parent),
      cell: ({ parent }) =>
        parent === null ? (
          '–'
        ) : (
          <Link to="/don-vi/$unitId" params={{ unitId: parent.id }}>
            {parent.name}
          </Link>
        ),
    },
    { key: 'decision', title: say(words.decision), cell: ({ decision }) => decision },
  ];
  return (
    <Table
      name={say(words.versions)}
      columns={columns}
      rows={[...versions].reverse()}
      rowKey={({ from }) => from}
      empty=""
    />
  );
}
