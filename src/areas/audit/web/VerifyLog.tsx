import type { ResultOf } from '../../../base/operation.ts';
import { AskedFor } from '../../../ui/AskedFor.tsx';
import { useSay } from '../../../ui/language.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { shownCount } from '../../../ui/show.ts';
import { type Column, Table } from '../../../ui/Table.tsx';
import { verifyLog } from '../contract.ts';
import { faultWords } from '../words.ts';
import { words } from './words.ts';

type Verified = ResultOf<typeof verifyLog>;

/** Reckons the chains again; asked for by a button, for it reads the whole log. */
export function VerifyLog({ unitId }: { unitId: string }) {
  return (
    <AskedFor operation={verifyLog} input={{ unitId }} label={words.verify}>
      {(verified) => <Outcome verified={verified} />}
    </AskedFor>
  );
}

function Outcome({ verified: { chains, entries, heads, faults } }: { verified: Verified }) {
  const say = useSay();
  if (faults.length === 0) {
    const values = { chains: shownCount(chains), entries: shownCount(entries), heads: shownCount(heads) };
    return <Notice kind="done" title={say(words.whole, values)} />;
  }
  const columns: Column<Verified['faults'][number]>[] = [
    {
      key: 'fault',
      title: say(words.fault),
      cell: ({ kind }) => (kind in faultWords ? say(faultWords[kind as keyof typeof faultWords]) : kind),
    },
    { key: 'number', title: say(words.number), figure: true, cell: ({ number }) => number ?? '–' },
    { key: 'unit', title: say(words.unit), cell: ({ unitId }) => unitId },
  ];
  return (
    <>
      <Notice kind="error" title={say(words.broken, { count: faults.length })}>
        <p>{say(words.brokenLead)}</p>
      </Notice>
      <Table
        name={say(words.fault)}
        columns={columns}
        rows={faults}
        rowKey={({ unitId, number, kind }) => `${unitId} ${number} ${kind}`}
        empty=""
      />
    </>
  );
}
