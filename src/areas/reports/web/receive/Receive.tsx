import { Link } from '@tanstack/react-router';
import { ActionDialog } from '../../../../ui/ActionDialog.tsx';
import { useAnswer } from '../../../../ui/ask.tsx';
import { Button } from '../../../../ui/Button.tsx';
import { DeedButton } from '../../../../ui/DeedButton.tsx';
import { Loaded } from '../../../../ui/Loaded.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { uiWords } from '../../../../ui/words.ts';
import { getSent, receiveReports } from '../../contract-receive.ts';
import { type Named, namedOf } from './ReturnReports.tsx';
import type { Sent } from './SentPage.tsx';
import { words } from './words.ts';

type Report = Named & { readonly name: string };
type OneProps = { receiverId: string; report: Report; small?: boolean; main?: boolean };

/** Receives one report after asking back: what was received is never returned. */
export function Receive({ receiverId, report, small = false, main = false }: OneProps) {
  const say = useSay();
  const label = say(words.receive);
  return (
    <ActionDialog
      {...{ label, small, main }}
      about={say(words.receiveOf, { unit: report.name })}
      title={say(words.receiveOf, { unit: report.name })}
    >
      {(close) => <SureOfOne {...{ receiverId, report, close }} />}
    </ActionDialog>
  );
}

function SureOfOne({ receiverId, report, close }: OneProps & { close: () => void }) {
  const say = useSay();
  const answer = useAnswer(getSent, namedOf(report));
  return (
    <>
      <Loaded of={answer}>{(sent) => <Seen sent={sent} report={report} />}</Loaded>
      <p className="dialog-text">{say(words.receiveFinal)}</p>
      <Deed {...{ receiverId, close }} reports={[report]} label={say(words.receive)} />
    </>
  );
}

/** What is received, and what nobody has looked at of it. */
function Seen({ sent: { title, number, findings, explanations }, report }: { sent: Sent; report: Report }) {
  const say = useSay();
  const undecided = explanations.filter(({ decision, earlier }) => decision === null && !earlier);
  const doubts = [
    ...(findings.length === 0 ? [] : [say(words.findingCount, { count: findings.length })]),
    ...(undecided.length === 0 ? [] : [say(words.undecidedCount, { count: undecided.length })]),
  ];
  return (
    <>
      <p className="dialog-text">{say(words.receiveText, { unit: report.name, title, number })}</p>
      <p className="dialog-text">
        {doubts.length === 0 ? (
          say(words.noDoubts)
        ) : (
          <>
            <strong>{say(words.doubts, { doubts: doubts.join(', ') })}</strong>{' '}
            <Link
              to="/bao-cao-da-gui/$unitId/$reportId/$number"
              params={{ ...report, number: String(report.number) }}
            >
              {say(words.readFirst)}
            </Link>
          </>
        )}
      </p>
    </>
  );
}

type ManyProps = { receiverId: string; title: string; reports: readonly Report[]; onDone: () => void };

/** Receives several reports at once, each named before. */
export function ReceiveMany({ receiverId, title, reports, onDone }: ManyProps) {
  const say = useSay();
  const label = say(words.receiveMany, { count: reports.length });
  return (
    <ActionDialog label={label} title={label} main>
      {(close) => (
        <>
          <p className="dialog-text">
            {say(words.receiveManyText, { title, units: reports.map(({ name }) => name).join(', ') })}
          </p>
          <p className="dialog-text">{say(words.receiveFinal)}</p>
          <Deed {...{ receiverId, reports, label, close, onDone }} />
        </>
      )}
    </ActionDialog>
  );
}

type DeedProps = {
  receiverId: string;
  reports: readonly Report[];
  label: string;
  close: () => void;
  onDone?: () => void;
};

function Deed({ receiverId, reports, label, close, onDone }: DeedProps) {
  const say = useSay();
  return (
    <div className="form-buttons">
      <DeedButton
        operation={receiveReports}
        input={{ receiverId, reports: reports.map(namedOf) }}
        label={label}
        main
        onDone={() => {
          close();
          onDone?.();
        }}
      />
      <Button onClick={close}>{say(uiWords.cancel)}</Button>
    </div>
  );
}
