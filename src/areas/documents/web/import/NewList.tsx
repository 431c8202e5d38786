import { useId, useState } from 'react';
import { CallFailed } from '../../../../base/call.ts';
import type { ResultOf } from '../../../../base/operation.ts';
import type { Word } from '../../../../base/word.ts';
import { call } from '../../../../ui/ask.tsx';
import { base64Of } from '../../../../ui/base64.ts';
import { FileButton } from '../../../../ui/FileButton.tsx';
import { messageOf } from '../../../../ui/Loaded.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { Notice } from '../../../../ui/Notice.tsx';
import { Section } from '../../../../ui/Page.tsx';
import { shownBytes } from '../../../../ui/show.ts';
import { largestList, readList } from '../../import/contract.ts';
import type { Sources } from './ListsPage.tsx';
import { MappingForm } from './MappingForm.tsx';
import { words } from './words.ts';

export type HeadRead = ResultOf<typeof readList>;
/** A list whose head was read: nothing of it is on the server yet. */
export type ChosenList = { readonly name: string; readonly content: string; readonly head: HeadRead };
type Props = { unitId: string; sources: Sources };

/** From a file to a trial: source, file, columns. */
export function NewList({ unitId, sources }: Props) {
  const say = useSay();
  const [sourceId, setSourceId] = useState(sources.sources[0]?.id ?? '');
  const [registerId, setRegisterId] = useState(sources.registers[0]!.id);
  const source = sources.sources.find(({ id }) => id === sourceId) ?? null;
  const into = source?.registerId ?? registerId;
  const { chosen, reading, failed, choose, forget } = useHead(unitId, into, source?.id ?? null);
  const size = shownBytes(largestList);
  return (
    <>
      <Section title={say(words.newList)}>
        <div className="form-row">
          <Choice
            label={say(words.source)}
            hint={say(words.sourceHint)}
            value={sourceId}
            options={[...sources.sources, { id: '', name: say(words.newSource) }]}
            onChange={(id) => {
              setSourceId(id);
              forget();
            }}
          />
          {source === null && (
            <Choice
              label={say(words.register)}
              value={registerId}
              options={sources.registers}
              onChange={(id) => {
                setRegisterId(id);
                forget();
              }}
            />
          )}
        </div>
        <div className="lists-file">
          <FileButton main={chosen === null} label={say(words.choose)} onFiles={choose} />
          <p className="soft small">{say(words.formats, { size })}</p>
        </div>
        <ul className="lists-told small">
          <li>{say(words.secrets)}</li>
        </ul>
        <div role="status">{reading !== null && <p>{say(words.reading, { name: reading })}</p>}</div>
        {failed !== null && (
          <Notice kind="error" title={say(words.refused, { name: failed.name })}>
            <p>{say(failed.why)}</p>
          </Notice>
        )}
      </Section>
      {chosen !== null && (
        <MappingForm
          key={`${chosen.name} ${sourceId} ${into}`}
          unitId={unitId}
          registerId={into}
          direction={sources.registers.find(({ id }) => id === into)?.direction ?? source!.direction}
          source={source}
          chosen={chosen}
        />
      )}
    </>
  );
}

type ChoiceProps = {
  label: string;
  hint?: string;
  value: string;
  options: readonly { readonly id: string; readonly name: string }[];
  onChange: (id: string) => void;
};

function Choice({ label, hint, value, options, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <select
        id={id}
        className="input"
        value={value}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}

type Failed = { readonly name: string; readonly why: Word };

/** Reads the head of a file that is chosen; what the server says of the form is said of the file. */
function useHead(unitId: string, registerId: string, sourceId: string | null) {
  const [chosen, setChosen] = useState<ChosenList | null>(null);
  const [reading, setReading] = useState<string | null>(null);
  const [failed, setFailed] = useState<Failed | null>(null);
  const forget = () => {
    setChosen(null);
    setFailed(null);
  };
  const choose = async ([file]: readonly File[]) => {
    if (file === undefined) return;
    const { name } = file;
    forget();
    if (file.size > largestList) return setFailed({ name, why: words.tooLarge });
    setReading(name);
    try {
      const content = base64Of(await file.arrayBuffer());
      const { result: head } = await call(readList, { unitId, registerId, sourceId, name, content });
      setChosen({ name, content, head });
    } catch (error) {
      const issue = error instanceof CallFailed ? error.refused.issues[0] : undefined;
      setFailed({ name, why: issue?.message ?? messageOf(error) });
    }
    setReading(null);
  };
  return { chosen, reading, failed, choose, forget };
}
