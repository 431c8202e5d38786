import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ActionDialog } from '../../../../ui/ActionDialog.tsx';
import { useAnswer } from '../../../../ui/ask.tsx';
import { Button } from '../../../../ui/Button.tsx';
import { type Say, useSay } from '../../../../ui/language.tsx';
import { shownDate } from '../../../../ui/show.ts';
import { type Column, Table } from '../../../../ui/Table.tsx';
import type { Standing } from '../../contract-campaign.ts';
import { listIndicators } from '../../contract-desk.ts';
import { Excuse } from './Excuse.tsx';
import { ExtendLock } from './ExtendLock.tsx';
import type { Matrix } from './MatrixPage.tsx';
import { NameSuccessor } from './NameSuccessor.tsx';
import { Receive, ReceiveMany } from './Receive.tsx';
import { ReturnReports } from './ReturnReports.tsx';
import { StandingTag } from './Standings.tsx';
import { words } from './words.ts';

type Row = Matrix['reports'][number];
type Props = { unitId: string; campaignId: string; matrix: Matrix; next: readonly string[] };

const waiting: readonly Standing[] = ['sentOnTime', 'sentLate', 'corrected'];
const returnable: readonly Standing[] = ['sentOnTime', 'sentLate'];

/** The units with their reports; those that wait can be chosen and received or returned together. */
export function MatrixTable({ unitId, campaignId, matrix, next }: Props) {
  const say = useSay();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const mayReceive = next.includes('reports.receiveReports');
  const rows = matrix.reports;
  const waits = rows.filter(({ standing }) => waiting.includes(standing));
  // What is out of sight is not received by mistake.
  const selected = waits.filter(({ reportId }) => chosen.includes(reportId));
  const choose = (reportId: string, so: boolean) =>
    setChosen(so ? [...chosen, reportId] : chosen.filter((one) => one !== reportId));
  const box = {
    key: 'choose',
    title: say(words.choose),
    silent: true,
    cell: ({ reportId, name, standing }: Row) =>
      waiting.includes(standing) && (
        <input
          type="checkbox"
          aria-label={say(words.chooseUnit, { unit: name })}
          checked={chosen.includes(reportId)}
          onChange={(event) => choose(reportId, event.target.checked)}
        />
      ),
  };
  const columns = [...(mayReceive ? [box] : []), ...columnsOf(unitId, mayReceive, say)];
  return (
    <>
      {mayReceive && waits.length > 0 && (
        <div className="matrix-deeds">
          <Button onClick={() => setChosen(selected.length > 0 ? [] : waits.map(({ reportId }) => reportId))}>
            {selected.length > 0 ? say(words.chooseNone) : say(words.chooseAll, { count: waits.length })}
          </Button>
          <DeedsForMany
            {...{ unitId, campaignId, selected }}
            title={matrix.campaign.title}
            onDone={() => setChosen([])}
          />
        </div>
      )}
      <Table
        name={say(words.units)}
        columns={columns}
        rows={rows}
        rowKey={({ reportId }) => reportId}
        empty={say(words.noMatch)}
      />
    </>
  );
}

type ManyProps = {
  unitId: string;
  campaignId: string;
  title: string;
  selected: readonly Row[];
  onDone: () => void;
};

function DeedsForMany({ unitId, campaignId, title, selected, onDone }: ManyProps) {
  const say = useSay();
  const back = selected.filter(({ standing }) => returnable.includes(standing));
  return (
    <>
      {selected.length > 0 && <ReceiveMany receiverId={unitId} reports={selected} {...{ title, onDone }} />}
      {back.length > 0 && (
        <ActionDialog
          label={say(words.returnMany, { count: back.length })}
          title={say(words.returnMany, { count: back.length })}
          danger
        >
          {(close) => <ReturnMany {...{ unitId, campaignId, reports: back, onDone }} onClose={close} />}
        </ActionDialog>
      )}
    </>
  );
}

type ReturnProps = {
  unitId: string;
  campaignId: string;
  reports: readonly Row[];
  onClose: () => void;
  onDone: () => void;
};

function ReturnMany({ unitId, campaignId, reports, onClose, onDone }: ReturnProps) {
  const asked = useAnswer(listIndicators, { unitId, campaignId }).data?.result.indicators ?? [];
  const places = asked.map(({ indicator, name, form }) => ({ value: indicator, label: name, group: form }));
  return <ReturnReports receiverId={unitId} {...{ reports, places, onClose, onDone }} />;
}

function columnsOf(receiverId: string, mayReceive: boolean, say: Say): Column<Row>[] {
  return [
    { key: 'unit', title: say(words.unit), cell: (row) => <UnitName row={row} /> },
    {
      key: 'standing',
      title: say(words.standing),
      cell: ({ standing }) => <StandingTag standing={standing} />,
    },
    {
      key: 'sent',
      title: say(words.sentOn),
      cell: ({ sentOn }) => (sentOn === null ? '–' : shownDate(sentOn)),
    },
    { key: 'version', title: say(words.version), cell: (row) => versionOf(row, say) },
    {
      key: 'due',
      title: say(words.dueAndLock),
      cell: ({ dueOn, lockOn }) => say(words.dueLock, { due: shownDate(dueOn), lock: shownDate(lockOn) }),
    },
    {
      key: 'deeds',
      title: say(words.deeds),
      silent: true,
      cell: (row) => <Deeds receiverId={receiverId} row={row} mayReceive={mayReceive} />,
    },
  ];
}

/** Leads to what the unit sent last. */
function UnitName({ row }: { row: Row }) {
  return (
    <span className="matrix-unit">
      <SentName row={row} />
      <HeirOf row={row} />
    </span>
  );
}

function HeirOf({ row: { heirs, heirId } }: { row: Row }) {
  const say = useSay();
  if (heirs.length === 0) return null;
  const named = heirs.find(({ unitId }) => unitId === heirId);
  return (
    <span className="heir soft">
      {named === undefined ? say(words.heirOpen) : say(words.heirNamed, { unit: named.name })}
    </span>
  );
}

function SentName({ row: { unitId, reportId, number, name } }: { row: Row }) {
  if (number === 0) return name;
  return (
    <Link
      to="/bao-cao-da-gui/$unitId/$reportId/$number"
      params={{ unitId, reportId, number: String(number) }}
    >
      {name}
    </Link>
  );
}

function versionOf({ number, receivedNumber }: Row, say: Say): string {
  if (number === 0) return '–';
  const now = say(words.versionNumber, { number });
  const isBehind = receivedNumber > 0 && receivedNumber < number;
  return isBehind ? `${now}; ${say(words.receivedNumber, { number: receivedNumber })}` : now;
}

function Deeds({ receiverId, row, mayReceive }: { receiverId: string; row: Row; mayReceive: boolean }) {
  const say = useSay();
  const { unitId, reportId, name, dueOn, lockOn, standing, extendable } = row;
  const { excusable, liftable, nameable, heirs } = row;
  return (
    <span className="row-deeds">
      {mayReceive && waiting.includes(standing) && <Receive receiverId={receiverId} report={row} small />}
      {extendable && (
        <ActionDialog label={say(words.extend)} title={say(words.extend)} small>
          {(close) => <ExtendLock {...{ unitId, reportId, name, dueOn, lockOn }} onClose={close} />}
        </ActionDialog>
      )}
      {nameable && heirs.length > 0 && <NameSuccessor row={row} />}
      {(excusable || liftable) && <Excuse {...{ unitId, reportId, name, lift: liftable }} />}
    </span>
  );
}
