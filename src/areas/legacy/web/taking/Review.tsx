import { Button } from 'antd';
import { useState } from 'react';
import { fold } from '../../../../base/fold.ts';
import type { ResultOf } from '../../../../base/operation.ts';
import { DeedButton } from '../../../../ui/DeedButton.tsx';
import { Facts } from '../../../../ui/Facts.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { Notice } from '../../../../ui/Notice.tsx';
import { Section } from '../../../../ui/Page.tsx';
import { shownCount } from '../../../../ui/show.ts';
import { useMe } from '../../../people/web/who.ts';
import type { Report } from '../../../reports/web/entry/rows.ts';
import { type ReportHeld, type ReportRead, takeReportFile } from '../../contract-import.ts';
import { besideCells, type Choice, cellsToTake, takesText } from './choices.ts';
import { FiguresToTake, PlaceOf } from './FiguresToTake.tsx';
import { type LeftOpen, shelfOfFile } from './left-open.ts';
import { SectionsToTake } from './SectionsToTake.tsx';
import { words } from './words.ts';

type Props = {
  report: Report;
  read: ReportHeld;
  onTaken: (taken: ResultOf<typeof takeReportFile>) => void;
};

/** Everything that was read of a file, beside what the draft has, and the choice of what goes in. */
export function Review({ report, read, onTaken }: Props) {
  const say = useSay();
  const { choices, refused, isResumed, choose, refuse, startAgain, done } = useChoices(report, read);
  const rows = besideCells(report, read, choices);
  const open = read.sections.filter(({ section }) =>
    takesText(report.sections.find(({ id }) => id === section)),
  );
  const sections = open.map(({ section }) => section).filter((section) => !refused.has(section));
  const cells = cellsToTake(rows);
  const wrong = rows.filter(({ problem }) => problem !== null).length;
  const undecided = rows.filter(({ kind }) => kind === null).length;
  const counts = { cells: shownCount(cells.length), sections: shownCount(sections.length) };
  const { unitId, id: reportId } = report;
  const { id: typedBy } = useMe();
  return (
    <>
      <FileFacts report={report} read={read} />
      <OtherPeriod read={read} />
      {isResumed && (
        <Notice kind="note" title={say(words.goOn)}>
          <p>{say(words.goOnText)}</p>
          <Button onClick={startAgain}>{say(words.startAgain)}</Button>
        </Notice>
      )}
      <Alike read={read} />
      <Section title={say(words.toLookAt)} lead={say(words.toLookAtLead)}>
        <FiguresToTake
          name={say(words.toLookAt)}
          rows={rows.filter(({ isDoubtful }) => isDoubtful)}
          empty={say(words.noneToLookAt)}
          onChoose={choose}
        />
      </Section>
      <Section title={say(words.clear)} lead={say(words.clearLead)}>
        <FiguresToTake
          name={say(words.clear)}
          rows={rows.filter(({ isDoubtful }) => !isDoubtful)}
          empty={say(words.noneClear)}
          onChoose={choose}
        />
      </Section>
      <SectionsToTake report={report} read={read} refused={refused} onRefused={refuse} />
      <Elsewhere read={read} />
      <Section title={say(words.ready)} lead={say(words.readyText, counts)}>
        {undecided > 0 && (
          <Notice kind="note" title={say(words.undecided, { count: shownCount(undecided) })} />
        )}
        {wrong > 0 && <Notice kind="warning" title={say(words.wrong, { count: shownCount(wrong) })} />}
        {wrong === 0 && cells.length + sections.length > 0 && (
          <div className="taking-ways">
            <DeedButton
              main
              operation={takeReportFile}
              input={{ unitId, reportId, fileId: read.fileId, cells, sections, typedBy }}
              label={say(words.takeAll, counts)}
              onDone={(taken) => {
                done();
                onTaken(taken);
              }}
            />
          </div>
        )}
      </Section>
    </>
  );
}

/** What was chosen, kept in the browser at each choice until it is taken or begun anew. */
function useChoices(report: Report, read: ReportRead) {
  const { id: personId } = useMe();
  const [shelf] = useState(() => shelfOfFile(personId, report.id, read.fileId));
  const [left, setLeft] = useState(() => shelf.get());
  const [isResumed, setResumed] = useState(left !== null);
  const choices: ReadonlyMap<string, Choice> = new Map(left?.choices ?? []);
  const refused: ReadonlySet<string> = new Set(left?.refused ?? []);
  const keep = (next: Partial<LeftOpen>) => {
    const kept = { name: read.name, choices: [...choices], refused: [...refused], ...next };
    setLeft(kept);
    shelf.put(kept);
  };
  return {
    choices,
    refused,
    isResumed,
    choose: (indicator: string, choice: Choice) =>
      keep({ choices: [...new Map(choices).set(indicator, choice)] }),
    refuse: (next: ReadonlySet<string>) => keep({ refused: [...next] }),
    startAgain: () => {
      shelf.clear();
      setLeft(null);
      setResumed(false);
    },
    done: shelf.clear,
  };
}

/** Of a file of another period every figure is wrong, however clearly it was read. */
function OtherPeriod({ read: { doubts } }: { read: ReportHeld }) {
  const say = useSay();
  const other = doubts.filter(({ indicators }) => indicators.length === 0);
  return other.map(({ rule, message }) => (
    <Notice key={rule} kind="warning" title={say(words.otherPeriod)}>
      <p>{say(message)}</p>
    </Notice>
  ));
}

/** Of figures copied from the last report the rule speaks as of a whole. */
function Alike({ read: { doubts } }: { read: ReportHeld }) {
  const say = useSay();
  const alike = doubts.filter(({ indicators }) => indicators.length > 1);
  return alike.map(({ rule, message }) => (
    <Notice key={rule} kind="warning" title={say(words.alike)}>
      <p>{say(message)}</p>
    </Notice>
  ));
}

function FileFacts({ report, read }: Omit<Props, 'onTaken'>) {
  const say = useSay();
  const { name, title, unit, sha256 } = read;
  const isOther =
    unit !== null && !fold(unit).includes(fold(report.unit)) && !fold(report.unit).includes(fold(unit));
  return (
    <>
      <Section title={name}>
        <Facts
          facts={[
            [say(words.titleThere), title],
            [say(words.unitThere), unit],
            [say(words.hash), <code key="hash">{sha256}</code>],
          ]}
        />
      </Section>
      {isOther && <Notice kind="warning" title={say(words.otherUnit, { there: unit, here: report.unit })} />}
    </>
  );
}

function Elsewhere({ read: { elsewhere } }: { read: ReportRead }) {
  const say = useSay();
  if (elsewhere.length === 0) return null;
  const count = shownCount(elsewhere.length);
  return (
    <Section title={say(words.elsewhere)} lead={say(words.elsewhereLead, { count })}>
      <details>
        <summary>{say(words.showElsewhere, { count })}</summary>
        <ul className="taking-elsewhere">
          {elsewhere.map((figure, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list of one file never changes
            <li key={at}>
              <PlaceOf figure={figure} />
            </li>
          ))}
        </ul>
      </details>
    </Section>
  );
}
