import './import.css';
import { Link, useParams } from '@tanstack/react-router';
import type { ResultOf } from '../../../../base/operation.ts';
import { useAnswer } from '../../../../ui/ask.tsx';
import { Loaded } from '../../../../ui/Loaded.tsx';
import { type Say, useSay } from '../../../../ui/language.tsx';
import { Notice } from '../../../../ui/Notice.tsx';
import { Page, Section } from '../../../../ui/Page.tsx';
import { shownCount, shownInstant } from '../../../../ui/show.ts';
import { type Column, Table } from '../../../../ui/Table.tsx';
import { listSources } from '../../import/contract.ts';
import { MessageForm } from './MessageForm.tsx';
import { NewList } from './NewList.tsx';
import { stateWords, words } from './words.ts';

export type Sources = ResultOf<typeof listSources>;
type Import = Sources['imports'][number];

/** Where lists of an office system, and messages of others, come into the registers of a unit. */
export function ListsPage() {
  const say = useSay();
  const { unitId } = useParams({ from: '/van-ban/$unitId/nhap' });
  const answer = useAnswer(listSources, { unitId });
  return (
    <Page
      title={say(words.title)}
      lead={say(words.lead)}
      above={
        <Link to="/van-ban/$unitId" params={{ unitId }}>
          {say(words.toList, { unit: answer.data?.result.unit ?? '' })}
        </Link>
      }
    >
      <Loaded of={answer}>
        {(sources) => (
          <>
            {sources.registers.length === 0 ? (
              <Notice kind="warning" title={say(words.noRegister)} />
            ) : (
              <NewList unitId={unitId} sources={sources} />
            )}
            <Section title={say(words.recent)}>
              <Table
                name={say(words.recent)}
                columns={columnsFor(say, unitId)}
                rows={sources.imports}
                rowKey={({ id }) => id}
                empty={say(words.noImports)}
              />
            </Section>
            {sources.incoming.length > 0 && <MessageForm unitId={unitId} registers={sources.incoming} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

const columnsFor = (say: Say, unitId: string): Column<Import>[] => [
  {
    key: 'file',
    title: say(words.file),
    cell: ({ id, file }) => (
      <Link to="/van-ban/$unitId/nhap/$importId" params={{ unitId, importId: id }}>
        {file}
      </Link>
    ),
  },
  { key: 'source', title: say(words.source), cell: ({ source }) => source },
  {
    key: 'state',
    title: say(words.state),
    cell: ({ dry, state }) => `${say(dry ? words.trialTitle : words.takingTitle)}: ${say(stateWords[state])}`,
  },
  { key: 'result', title: say(words.result), cell: (one) => say(words.counts, countsOf(one)) },
  {
    key: 'asked',
    title: say(words.asked),
    cell: ({ askedAt, by }) => `${shownInstant(askedAt)}, ${by}`,
  },
];

const countsOf = ({ added, changed, refused }: Import) => ({
  added: shownCount(added),
  changed: shownCount(changed),
  refused: shownCount(refused),
});
