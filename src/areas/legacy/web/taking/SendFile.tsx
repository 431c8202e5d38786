import { useCallback, useState } from 'react';
import { CallFailed } from '../../../../base/call.ts';
import { uuidv7 } from '../../../../base/id.ts';
import type { Word } from '../../../../base/word.ts';
import { useDeed } from '../../../../ui/ask.tsx';
import { Button } from '../../../../ui/Button.tsx';
import { FileButton } from '../../../../ui/FileButton.tsx';
import { FileDrop } from '../../../../ui/FileDrop.tsx';
import { messageOf } from '../../../../ui/Loaded.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { Notice } from '../../../../ui/Notice.tsx';
import { Section } from '../../../../ui/Page.tsx';
import { shownBytes } from '../../../../ui/show.ts';
import type { Report } from '../../../reports/web/entry/rows.ts';
import { largestReport, readReportFile } from '../../contract-import.ts';
import { words } from './words.ts';

type Props = { report: Report; isAnother: boolean; onRead: (fileId: string) => void };
const size = shownBytes(largestReport);

/** Takes one file by mouse or keyboard, tells while it is read, and why it was refused. */
export function SendFile({ report, isAnother, onRead }: Props) {
  const say = useSay();
  const { sent, failed, start, again } = useSending(report, onRead);
  const isReading = sent !== null && failed === null;
  return (
    <FileDrop hint={say(words.drop)} onFiles={start}>
      <Section title={say(words.file)}>
        <div className="taking-file">
          <FileButton
            main={!isAnother}
            label={say(isAnother ? words.another : words.choose)}
            onFiles={start}
          />
          <p className="soft small">{say(words.formats, { size })}</p>
        </div>
        {!isAnother && (
          <ul className="taking-told small">
            <li>{say(words.keeping)}</li>
            <li>{say(words.noSecrets)}</li>
          </ul>
        )}
        <div role="status" className="taking-reading">
          {isReading && (
            <>
              <p>{say(words.reading, { name: sent.file.name })}</p>
              <progress aria-label={say(words.readingOf)} />
            </>
          )}
        </div>
        {failed !== null && (
          <Notice kind="error" title={say(words.refused, { name: sent?.file.name ?? say(words.several) })}>
            <p>{say(failed, { size })}</p>
            {again !== null && <Button onClick={again}>{say(words.again)}</Button>}
          </Notice>
        )}
      </Section>
    </FileDrop>
  );
}

type Sent = { readonly file: File; readonly fileId: string };

/** Sent again it is the same file to the server, whether or not the answer was lost. */
function useSending({ unitId, id: reportId }: Report, onRead: (fileId: string) => void) {
  const read = useDeed(readReportFile);
  const [sent, setSent] = useState<Sent | null>(null);
  const [failed, setFailed] = useState<Word | null>(null);
  const [mayPass, setMayPass] = useState(false);
  const send = useCallback(
    async (next: Sent) => {
      const { file, fileId } = next;
      setSent(next);
      setMayPass(false);
      setFailed(file.size > largestReport ? words.tooLarge : null);
      if (file.size > largestReport) return;
      try {
        const content = await base64Of(file);
        await read({ unitId, reportId, fileId, name: file.name, content });
        setSent(null);
        onRead(fileId);
      } catch (error) {
        setFailed(messageOf(error));
        setMayPass(!isFinal(error));
      }
    },
    [read, unitId, reportId, onRead],
  );
  const start = useCallback(
    (files: readonly File[]) => {
      if (files.length > 1) {
        setSent(null);
        setMayPass(false);
        setFailed(words.oneOnly);
      } else if (files[0] !== undefined) send({ file: files[0], fileId: uuidv7() });
    },
    [send],
  );
  return { sent, failed, start, again: sent !== null && mayPass ? () => send(sent) : null };
}

/** The same file would be refused again: only a busy machine or a cut line passes. */
const isFinal = (error: unknown): boolean =>
  error instanceof CallFailed && error.status >= 400 && error.status < 500 && error.status !== 429;

function base64Of(file: File): Promise<string> {
  const reader = new FileReader();
  return new Promise((resolve, reject) => {
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,?/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
