import { Button } from '../../../../ui/Button.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { Section } from '../../../../ui/Page.tsx';
import { shownCount } from '../../../../ui/show.ts';
import type { Report } from '../../../reports/web/entry/rows.ts';
import type { ReportRead, SectionRead } from '../../contract-import.ts';
import { takesText } from './choices.ts';
import { words } from './words.ts';

type Props = {
  report: Report;
  read: ReportRead;
  /** Sections that shall be taken. */
  taken: ReadonlySet<string>;
  onChoose: (texts: readonly (readonly [string, boolean])[]) => void;
};

/** The text of the file by the sections of the outline, each with what it says. */
export function SectionsToTake({ report, read, taken, onChoose }: Props) {
  const say = useSay();
  const there = new Map(report.sections.map((section) => [section.id, section]));
  const open = read.sections.map(({ section }) => section).filter((id) => takesText(there.get(id)));
  const all = (isTaken: boolean) => onChoose(open.map((section) => [section, isTaken]));
  return (
    <Section
      title={say(words.sections)}
      lead={say(read.sections.length === 0 ? words.noSections : words.sectionsLead)}
    >
      {open.length > 1 && (
        <div className="taking-ways taking-together">
          <Button onClick={() => all(true)}>
            {say(words.takeSections, { count: shownCount(open.length) })}
          </Button>
          <Button onClick={() => all(false)}>{say(words.skipSections)}</Button>
        </div>
      )}
      <ul className="taking-sections">
        {read.sections.map((one) => (
          <OneSection
            key={one.section}
            read={one}
            there={there.get(one.section)}
            isTaken={taken.has(one.section)}
            onToggle={() => onChoose([[one.section, !taken.has(one.section)]])}
          />
        ))}
      </ul>
      {read.after.length > 0 && (
        <details>
          <summary>{say(words.after, { count: shownCount(read.after.length) })}</summary>
          <Preview lines={read.after} />
        </details>
      )}
    </Section>
  );
}

type OneProps = {
  read: SectionRead;
  there: Report['sections'][number] | undefined;
  isTaken: boolean;
  onToggle: () => void;
};

function OneSection({ read: { title, lines, unlike, isDivided }, there, isTaken, onToggle }: OneProps) {
  const say = useSay();
  const isWritten = (there?.content.length ?? 0) > 0;
  return (
    <li>
      {takesText(there) ? (
        <label className="taking-section">
          <input type="checkbox" checked={isTaken} onChange={onToggle} />
          <b>{say(words.takeSection, { title })}</b>
        </label>
      ) : (
        <p>
          <b>{title}</b>{' '}
          <span className="tag tag-soft">{say(isWritten ? words.sectionWritten : words.sectionClosed)}</span>
        </p>
      )}
      {isDivided && unlike.length === 0 && <p className="small taking-doubt">{say(words.isDivided)}</p>}
      {unlike.length > 0 && (
        <p className="small taking-doubt taking-warning">
          {say(words.unlike, { headings: unlike.map((heading) => `“${heading}”`).join('; ') })}
        </p>
      )}
      <details>
        <summary>{say(words.preview, { count: shownCount(lines.length) })}</summary>
        <Preview lines={lines} />
      </details>
    </li>
  );
}

const Preview = ({ lines }: { lines: readonly string[] }) => (
  <div className="taking-preview" lang="vi">
    {lines.map((line, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one file never change
      <p key={at}>{line}</p>
    ))}
  </div>
);
