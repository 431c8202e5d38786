import { urlOf } from '../../../base/call.ts';
import type { ResultOf } from '../../../base/operation.ts';
import { useAnswer } from '../../../ui/ask.tsx';
import { DeedButton } from '../../../ui/DeedButton.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { type Say, useSay } from '../../../ui/language.tsx';
import { Section } from '../../../ui/Page.tsx';
import { shownDate } from '../../../ui/show.ts';
import { type Column, Table } from '../../../ui/Table.tsx';
import { confirmTasks, showChain } from '../contract-giving.ts';
import { getEvidence } from '../contract-tasks.ts';
import { Checks } from './Evidence.tsx';
import { SignaturesOf } from './EvidenceSignatures.tsx';
import { DecideExtension, Refuse, Remind } from './GiverDeeds.tsx';
import { Due, TaskState } from './State.tsx';
import { taskPageWords } from './task-words.ts';
import { words } from './words.ts';

type Part = ResultOf<typeof showChain>['parts'][number];
type Props = { unitId: string; taskId: string };

/** How what was handed down stands in each unit, and what proves it; its giver decides here. */
export function Chain({ unitId, taskId }: Props) {
  const say = useSay();
  const answer = useAnswer(showChain, { unitId, taskId });
  return (
    <Section title={say(taskPageWords.chain)}>
      <Loaded of={answer}>
        {({ parts, on }, next) => (
          <>
            <p className="section-lead">{say(taskPageWords.chainLead, { on: shownDate(on) })}</p>
            <Table
              name={say(taskPageWords.chain)}
              columns={columnsFor(say, { unitId, taskId, on, next })}
              rows={parts}
              rowKey={(part) => part.taskId}
              empty=""
            />
          </>
        )}
      </Loaded>
    </Section>
  );
}

type Seen = Props & { on: string; next: readonly string[] };

function columnsFor(say: Say, seen: Seen): Column<Part>[] {
  return [
    {
      key: 'unit',
      title: say(taskPageWords.unit),
      cell: ({ unit, depth, person }) => (
        <span style={{ paddingInlineStart: `${(depth - 1) * 16}px` }}>
          {unit}
          {person !== null && <span className="soft small printed">{person}</span>}
        </span>
      ),
    },
    { key: 'due', title: say(words.due), cell: (part) => <Due task={part} on={seen.on} /> },
    {
      key: 'state',
      title: say(words.state),
      cell: (part) => (
        <>
          <TaskState {...part} />
          <span className="soft small printed">{part.whyLate ?? part.progressNote}</span>
        </>
      ),
    },
    {
      key: 'evidence',
      title: say(taskPageWords.evidence),
      cell: (part) => <Proofs part={part} viewerId={seen.unitId} />,
    },
    {
      key: 'deeds',
      title: say(words.deeds),
      silent: true,
      cell: (part) => <PartDeeds part={part} seen={seen} />,
    },
  ];
}

function Proofs({ part, viewerId }: { part: Part; viewerId: string }) {
  const { unitId, taskId } = part;
  if (part.evidence.length === 0) return '–';
  return (
    <ul>
      {part.evidence.map((one) => (
        <li key={one.id}>
          <ProofFiles proof={one} at={{ viewerId, unitId, taskId }} /> <Checks of={one} />
          <SignaturesOf proof={one} at={{ viewerId, unitId, taskId }} />
        </li>
      ))}
    </ul>
  );
}

type Place = { viewerId: string; unitId: string; taskId: string };

/** The title leads to the file where there is one; of several each is named. */
function ProofFiles({ proof: { id, title, files }, at }: { proof: Part['evidence'][number]; at: Place }) {
  const link = (fileId: string, text: string) => (
    <a key={fileId} href={urlOf(getEvidence, { ...at, id, fileId })}>
      {text}
    </a>
  );
  if (files.length === 1) return link(files[0]!.id, title);
  return (
    <>
      {title} {files.map((file) => link(file.id, file.name))}
    </>
  );
}

/** Parts that the own unit handed down are decided on here; further down it is the unit between that decides. */
function PartDeeds({ part, seen }: { part: Part; seen: Seen }) {
  const say = useSay();
  const { unitId, taskId, version, unit, status } = part;
  const giverId = seen.unitId;
  if (part.depth !== 1) return null;
  const given = { giverId, unitId, taskId, version };
  const isOwed = ['open', 'doing', 'reported'].includes(status);
  const mayDecide = seen.next.includes('plans.confirmTasks');
  return (
    <span className="task-deeds">
      {mayDecide && status === 'reported' && (
        <>
          <DeedButton
            small
            main
            operation={confirmTasks}
            input={{ giverId, tasks: [{ unitId, taskId, version }] }}
            label={say(taskPageWords.confirm)}
            about={say(taskPageWords.confirmPart, { unit })}
          />
          <Refuse small given={given} about={say(taskPageWords.refusePart, { unit })} />
        </>
      )}
      {mayDecide && part.extensionAsked && part.asked !== null && (
        <DecideExtension
          small
          given={given}
          asked={part.asked}
          about={say(taskPageWords.decidePart, { unit })}
        />
      )}
      {isOwed && status !== 'reported' && seen.next.includes('plans.remindTasks') && (
        <Remind small giverId={giverId} tasks={[{ unitId, taskId }]} title={unit} />
      )}
    </span>
  );
}
