import { useState } from 'react';
import type { ResultOf } from '../../../../base/operation.ts';
import { Button } from '../../../../ui/Button.tsx';
import { DeedButton } from '../../../../ui/DeedButton.tsx';
import { Facts } from '../../../../ui/Facts.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { Notice } from '../../../../ui/Notice.tsx';
import { Section } from '../../../../ui/Page.tsx';
import { shownCount } from '../../../../ui/show.ts';
import { useMe } from '../../../people/web/who.ts';
import type { Report } from '../../../reports/web/entry/rows.ts';
import { type ReportHeld, type ReportRead, takeReportFile } from '../../contract-import.ts';
import { otherUnit } from '../../taking/other-unit.ts';
import {
  type Beside,
  besideCells,
  type Choice,
  cellsToTake,
  isOfOther,
  sectionsToTake,
  takesText,
} from './choices.ts';
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
  const { choices, texts, isResumed, choose, chooseTexts, startAgain, done } = useChoices(report, read);
  const rows = besideCells(report, read, choices);
  const sections = sectionsToTake(report, read, texts);
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
      <Section
        title={say(words.clear)}
        lead={say(isOfOther(report, read) ? words.clearLeadOther : words.clearLead)}
      >
        <FiguresToTake
          name={say(words.clear)}
          rows={rows.filter(({ isDoubtful }) => !isDoubtful)}
          empty={say(words.noneClear)}
          onChoose={choose}
        />
      </Section>
      <SectionsToTake report={report} read={read} taken={sections} onChoose={chooseTexts} />
      <Elsewhere read={read} />
      <Ready
        report={report}
        read={read}
        rows={rows}
        sections={[...sections]}
        onTaken={(taken) => {
          done();
          onTaken(taken);
        }}
      />
    </>
  );
}

type ReadyProps = Props & { rows: readonly Beside[]; sections: readonly string[] };

/** What would go in, and the button; of a file of another unit or period only once a person says that it is meant. */
function Ready({ report, read, rows, sections, onTaken }: ReadyProps) {
  const say = useSay();
  const [isMeant, setMeant] = useState(!isOfOther(report, read));
  const cells = cellsToTake(rows);
  const wrong = rows.filter(({ problem }) => problem !== null).length;
  const undecided = rows.filter(({ kind }) => kind === null).length;
  const hasChoice =
    rows.some(({ cell }) => cell.editable) ||
    read.sections.some(({ section }) => takesText(report.sections.find(({ id }) => id === section)));
  const counts = { cells: shownCount(cells.length), sections: shownCount(sections.length) };
  const { unitId, id: reportId } = report;
  const { id: typedBy } = useMe();
  const isEmpty = cells.length + sections.length === 0;
  const isReady = wrong === 0 && !isEmpty;
  const chosen = { fileId: read.fileId, cells, sections: [...sections], isMeant: isOfOther(report, read) };
  return (
    <Section title={say(words.ready)} lead={isEmpty ? undefined : say(words.readyText, counts)}>
      {undecided > 0 && <Notice kind="note" title={say(words.undecided, { count: shownCount(undecided) })} />}
      {wrong > 0 && <Notice kind="warning" title={say(words.wrong, { count: shownCount(wrong) })} />}
      {isEmpty && wrong === 0 && (
        <Notice kind="note" title={say(hasChoice ? words.nothingChosen : words.nothingFound)} />
      )}
      {!isEmpty && isOfOther(report, read) && (
        <label className="taking-section taking-meant">
          <input type="checkbox" checked={isMeant} onChange={() => setMeant(!isMeant)} />
          <b>{say(words.isMeant)}</b>
        </label>
      )}
      {isReady && !isMeant && <p className="soft">{say(words.meanFirst)}</p>}
      {isReady && isMeant && (
        <div className="taking-ways">
          <DeedButton
            main
            operation={takeReportFile}
            input={{ unitId, reportId, ...chosen, typedBy }}
            label={say(words.takeAll, counts)}
            onDone={onTaken}
          />
        </div>
      )}
    </Section>
  );
}

/** What was chosen, kept in the browser at each choice until it is taken or begun anew. */
function useChoices(report: Report, read: ReportRead) {
  const { id: personId } = useMe();
  const [shelf] = useState(() => shelfOfFile(personId, report.id, read.fileId));
  const [left, setLeft] = useState(() => shelf.get());
  const [isResumed, setResumed] = useState(left !== null);
  const choices: ReadonlyMap<string, Choice> = new Map(left?.choices ?? []);
  const texts: ReadonlyMap<string, boolean> = new Map(left?.texts ?? []);
  const keep = (next: Partial<LeftOpen>) => {
    const kept = { name: read.name, choices: [...choices], texts: [...texts], ...next };
    setLeft(kept);
    shelf.put(kept);
  };
  return {
    choices,
    texts,
    isResumed,
    choose: (next: LeftOpen['choices']) => keep({ choices: [...new Map([...choices, ...next])] }),
    chooseTexts: (next: LeftOpen['texts']) => keep({ texts: [...new Map([...texts, ...next])] }),
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
  const there = otherUnit(report.unit, read.unit);
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
      {there !== null && <Notice kind="warning" title={say(words.otherUnit, { there, here: report.unit })} />}
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
