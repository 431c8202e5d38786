import { severities } from '../../../../base/finding.ts';
import type { Word } from '../../../../base/word.ts';
import { ActionDialog } from '../../../../ui/ActionDialog.tsx';
import { Button } from '../../../../ui/Button.tsx';
import { Form } from '../../../../ui/form/Form.tsx';
import { TextField } from '../../../../ui/form/fields.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { Section } from '../../../../ui/Page.tsx';
import { explainFinding } from '../../contract.ts';
import { type TextFinding, TextFindingItem, ToSection } from '../sign/TextFindings.tsx';
import type { PageFinding, Report } from './rows.ts';
import { words } from './words.ts';

const tags = { error: 'tag tag-error', warning: 'tag tag-warning', note: 'tag' } as const;

/** Where the list stands on its page. */
export const findingsAnchor = 'canh-bao';

type Props = {
  report: Report;
  toCell: (indicator: string) => void;
  /** In the text, for who signs. */
  found: readonly TextFinding[];
};

/** What the checks find in the saved figures and, before the signature, in the text; each is mended at its cell, or explained; the errors first, wherever they are. */
export function FindingsPanel({ report, toCell, found }: Props) {
  const say = useSay();
  return (
    <Section title={say(words.findings)} lead={say(words.findingsLead)}>
      {report.findings.length + found.length === 0 ? (
        <p className="soft">{say(words.noFindings)}</p>
      ) : (
        <ul className="report-findings" id={findingsAnchor}>
          {severities.flatMap((severity) => [
            ...report.findings
              .filter((finding) => finding.severity === severity)
              .map((finding) => <FindingItem key={finding.key} {...{ report, finding, toCell }} />),
            ...found
              .filter((one) => one.severity === severity)
              .map((one) => <TextFindingItem key={one.finding} report={report} finding={one} />),
          ])}
        </ul>
      )}
    </Section>
  );
}

type ItemProps = Pick<Props, 'report' | 'toCell'> & { finding: PageFinding };

function FindingItem({ report, finding, toCell }: ItemProps) {
  const say = useSay();
  const nameOf = (indicator: string) =>
    report.cards.find((card) => card.indicator === indicator)?.name ?? indicator;
  return (
    <li>
      <span className={tags[finding.severity]}>{say(words.severity[finding.severity])}</span>
      <p>{say(finding.message)}</p>
      <Explained finding={finding} />
      <div className="report-finding-ways">
        {finding.indicators[0] !== undefined && (
          <Button
            size="small"
            aria-label={say(words.toCellOf, { name: nameOf(finding.indicators[0]) })}
            onClick={() => toCell(finding.indicators[0]!)}
          >
            {say(words.toCell)}
          </Button>
        )}
        {finding.section !== null && <ToSection report={report} section={finding.section} />}
        {report.may.includes('reports.explainFinding') && finding.section === null && (
          <Explain report={report} finding={finding} />
        )}
      </div>
    </li>
  );
}

function Explained({ finding: { explanation } }: { finding: PageFinding }) {
  const say = useSay();
  if (explanation === null) return null;
  const { by, text, decision, earlier } = explanation;
  return (
    <p className="soft">
      {say(words.explained, { by, text })}
      {decision !== null && ` (${say(words[decision])})`}
      {earlier && ` (${say(words.earlier)})`}
    </p>
  );
}

function Explain({ report, finding }: { report: Report; finding: PageFinding }) {
  const { unitId, id: reportId } = report;
  const { key, message, explanation } = finding;
  return <ExplainDialog {...{ unitId, reportId, message }} finding={key} text={explanation?.text ?? ''} />;
}

type DialogProps = {
  unitId: string;
  reportId: string;
  finding: string;
  message: Word;
  /** What was said of it before. */
  text: string;
  onDone?: () => void;
};

/** Asks why a figure or a sentence that a check calls wrong is right. */
export function ExplainDialog({ unitId, reportId, finding, message, text, onDone }: DialogProps) {
  const say = useSay();
  return (
    <ActionDialog small label={say(words.explain)} title={say(words.explainTitle)}>
      {(close) => (
        <>
          <p className="dialog-text">{say(message)}</p>
          <Form
            operation={explainFinding}
            submit={say(words.explain)}
            onCancel={close}
            initial={{ text }}
            input={(typed) => ({ unitId, reportId, finding, text: typed.text('text') })}
            onDone={() => {
              close();
              onDone?.();
            }}
          >
            <TextField name="text" label={say(words.explanation)} lines={4} />
          </Form>
        </>
      )}
    </ActionDialog>
  );
}
