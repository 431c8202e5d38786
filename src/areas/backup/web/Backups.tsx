import { useState } from 'react';
import type { ResultOf } from '../../../base/operation.ts';
import { useAnswer } from '../../../ui/ask.tsx';
import { DeedButton } from '../../../ui/DeedButton.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { useSay } from '../../../ui/language.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Section } from '../../../ui/Page.tsx';
import { shownBytes, shownCount, shownInstant } from '../../../ui/show.ts';
import { type Column, Table } from '../../../ui/Table.tsx';
import { backUp, listBackups } from '../contract.ts';
import { words } from './words.ts';

type Kept = ResultOf<typeof listBackups>['backups'][number];

/** The backups that are there, and one more at a click. */
export function Backups({ unitId }: { unitId: string }) {
  const say = useSay();
  const answer = useAnswer(listBackups, { unitId });
  const next = answer.data?.next ?? [];
  const [made, setMade] = useState<ResultOf<typeof backUp> | null>(null);
  const columns: Column<Kept>[] = [
    { key: 'name', title: say(words.name), cell: ({ name }) => name },
    { key: 'at', title: say(words.at), cell: ({ at }) => shownInstant(at) },
    { key: 'size', title: say(words.size), figure: true, cell: ({ bytes }) => shownBytes(bytes) },
  ];
  return (
    <Section
      title={say(words.backups)}
      lead={say(words.backupsLead)}
      actions={
        next.includes('backup.backUp') && (
          <DeedButton main operation={backUp} input={{ unitId }} label={say(words.backUp)} onDone={setMade} />
        )
      }
    >
      {made !== null && <Made made={made} />}
      <Loaded of={answer}>
        {({ backups }) => (
          <Table
            name={say(words.backups)}
            columns={columns}
            rows={backups}
            rowKey={({ name }) => name}
            empty={say(words.noBackups)}
          />
        )}
      </Loaded>
    </Section>
  );
}

function Made({ made: { name, tables, rows, bytes } }: { made: ResultOf<typeof backUp> }) {
  const say = useSay();
  const values = { name, tables, rows: shownCount(rows), size: shownBytes(bytes) };
  return <Notice kind="done" title={say(words.backedUp, values)} />;
}
