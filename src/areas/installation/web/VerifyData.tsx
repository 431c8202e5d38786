import type { ResultOf } from '../../../base/operation.ts';
import { AskedFor } from '../../../ui/AskedFor.tsx';
import { useSay } from '../../../ui/language.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { shownCount } from '../../../ui/show.ts';
import { type Column, Table } from '../../../ui/Table.tsx';
import { verifyState } from '../contract.ts';
import { words } from './words.ts';

type Verified = ResultOf<typeof verifyState>;

/** Asked for by a button, for it reads everything. */
export function VerifyData({ unitId }: { unitId: string }) {
  return (
    <AskedFor operation={verifyState} input={{ unitId }} label={words.verifyData}>
      {(verified) => <Outcome verified={verified} />}
    </AskedFor>
  );
}

function Outcome({ verified: { units, files, faults } }: { verified: Verified }) {
  const say = useSay();
  if (faults.length === 0)
    return (
      <Notice
        kind="done"
        title={say(words.dataWhole, { units: shownCount(units), files: shownCount(files) })}
      />
    );
  const columns: Column<Verified['faults'][number]>[] = [
    { key: 'where', title: say(words.where), cell: ({ where }) => where },
    { key: 'what', title: say(words.what), cell: ({ what }) => what },
  ];
  return (
    <>
      <Notice kind="error" title={say(words.dataFaults, { count: faults.length })} />
      <Table
        name={say(words.what)}
        columns={columns}
        rows={faults}
        rowKey={({ where, what }) => `${where} ${what}`}
        empty=""
      />
    </>
  );
}
