import { useState } from 'react';
import { uuidv7 } from '../../../../base/id.ts';
import type { ResultOf } from '../../../../base/operation.ts';
import { call } from '../../../../ui/ask.tsx';
import { Button } from '../../../../ui/Button.tsx';
import { base64Of } from '../../../../ui/base64.ts';
import { DeedButton } from '../../../../ui/DeedButton.tsx';
import { FileButton } from '../../../../ui/FileButton.tsx';
import { Filters, SelectFilter } from '../../../../ui/Filters.tsx';
import { messageOf } from '../../../../ui/Loaded.tsx';
import { type Say, useSay } from '../../../../ui/language.tsx';
import { Notice } from '../../../../ui/Notice.tsx';
import { Section } from '../../../../ui/Page.tsx';
import { setTemplate, type showTemplate, tryTemplate } from '../../out/contract.ts';
import { templateWords as words } from './words.ts';

type Shown = ResultOf<typeof showTemplate>;
/** A template that was read; `content` is null for the one in use. */
export type Tried = {
  readonly fileId: string;
  readonly name: string;
  readonly content: string | null;
  readonly result: ResultOf<typeof tryTemplate>;
};
type Props = {
  unitId: string;
  shown: Shown;
  tried: Tried | null;
  onTried: (tried: Tried | null) => void;
};

const sample = '';

/** A template is looked through, and seen with a report on it, before anything changes. */
export function Trial({ unitId, shown, tried, onTried }: Props) {
  const say = useSay();
  const [on, setOn] = useState(sample);
  const { attempt, busy, failed } = useAttempt({ unitId, shown, on, onTried });
  const options = [
    { value: sample, label: say(words.sample) },
    ...shown.tryOn.map(({ reportId, number, title }) => ({
      value: `${reportId} ${number}`,
      label: say(words.version, { title, number }),
    })),
  ];
  return (
    <Section title={say(words.put)} lead={say(words.putLead)}>
      {options.length > 1 && (
        <Filters>
          <SelectFilter label={say(words.tryOn)} value={on} onChange={setOn} options={options} />
        </Filters>
      )}
      <div className="section-actions">
        <FileButton
          main
          label={say(words.choose)}
          onFiles={async ([file]) => file && attempt(file.name, base64Of(await file.arrayBuffer()))}
        />
        {shown.template !== null && (
          <Button size="large" onClick={() => attempt(shown.template!.name, null)}>
            {say(words.tryInUse)}
          </Button>
        )}
        <span role="status">{busy ? say(words.trying) : ''}</span>
      </div>
      {failed !== null && <Notice kind="error" title={say(messageOf(failed))} />}
      {tried !== null && !busy && (
        <Result unitId={unitId} tried={tried} places={shown.places} onTried={onTried} />
      )}
    </Section>
  );
}

function useAttempt({ unitId, shown, on, onTried }: Omit<Props, 'tried'> & { on: string }) {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const report = shown.tryOn.find(({ reportId, number }) => on === `${reportId} ${number}`);
  const attempt = async (name: string, content: string | null) => {
    setBusy(true);
    setFailed(null);
    onTried(null);
    const tryOn = report === undefined ? null : { reportId: report.reportId, number: report.number };
    try {
      const { result } = await call(tryTemplate, { unitId, content, on: tryOn });
      onTried({ fileId: uuidv7(), name, content, result });
    } catch (error) {
      setFailed(error);
    }
    setBusy(false);
  };
  return { attempt, busy, failed };
}

type Places = Shown['places'];
type ResultProps = { unitId: string; tried: Tried; places: Places; onTried: (tried: null) => void };

function Result({ unitId, tried, places, onTried }: ResultProps) {
  const say = useSay();
  const { fileId, name, content, result } = tried;
  const stops = result.problems.filter((problem) => problem.stops);
  return (
    <section className="template-trial" aria-label={say(words.tried, { name })}>
      <h3>{say(words.tried, { name })}</h3>
      {stops.length > 0 ? (
        <Notice kind="error" title={say(words.stops, { count: stops.length })}>
          <ul>
            {stops.map(({ message }) => (
              <li key={message.vi}>{say(message)}</li>
            ))}
          </ul>
        </Notice>
      ) : (
        <Notice kind="done" title={say(words.fits, { found: result.found.length, all: places.length })} />
      )}
      {result.filled !== null && (
        <div className="section-actions">
          <Button onClick={() => save(say(words.trialFile), result.filled!)}>{say(words.download)}</Button>
          {content !== null && (
            <DeedButton
              main
              operation={setTemplate}
              input={{ unitId, fileId, name, content }}
              label={say(words.use)}
              sure={sureOf(say, tried, places)}
              onDone={() => onTried(null)}
            />
          )}
        </div>
      )}
    </section>
  );
}

/** A template that lacks lesser places is used only by who was told which. */
function sureOf(say: Say, { name, result }: Tried, places: Places): string {
  const lacks = new Set(result.problems.map(({ place }) => place));
  const list = places
    .filter(({ place }) => lacks.has(place))
    .map(({ place, holds }) => say(words.lacking, { place, holds: say(holds) }))
    .join('; ');
  const lacking = list === '' ? [] : [say(words.useLacking, { list })];
  return [...lacking, say(words.useSure, { name })].join(' ');
}

function save(name: string, base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], { type: docx }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
