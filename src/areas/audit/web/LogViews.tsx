import { useContext, useState } from 'react';
import { exceptionKinds, outcomes } from '../../../base/entry.ts';
import { useAnswer } from '../../../ui/ask.tsx';
import { DateFilter, Filters, SelectFilter } from '../../../ui/Filters.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { useSay } from '../../../ui/language.tsx';
import { Pages } from '../../../ui/Pages.tsx';
import { listEntries, listExceptions, showHistory } from '../contract.ts';
import { exceptionWords, outcomeWords } from '../words.ts';
import { Entries } from './Entries.tsx';
import { isWritten, TitlesContext, useTitle } from './titles.ts';
import { words } from './words.ts';

/** As it stands in the address: from, to, deed, outcome, kind of exception. */
export type Filter = { tu?: string; den?: string; viec?: string; ketqua?: string; loai?: string };
type Props = { unitId: string; filter: Filter; onChange: (part: Filter) => void };

const size = 50;
const chosen = (value: string | undefined) => (value === undefined || value === '' ? undefined : value);

export function AllEntries({ unitId, filter, onChange }: Props) {
  const say = useSay();
  const titleOf = useTitle();
  const operations = useContext(TitlesContext);
  const [start, setStart] = useState(0);
  const change = (part: Filter) => {
    setStart(0);
    onChange(part);
  };
  const { tu, den, viec, ketqua } = filter;
  const outcome = outcomes.find((each) => each === ketqua);
  const input = { unitId, from: chosen(tu), to: chosen(den), operation: chosen(viec), outcome, start, size };
  const answer = useAnswer(listEntries, input, { keep: true });
  return (
    <>
      <Filters>
        <Window filter={filter} onChange={change} />
        <SelectFilter
          label={say(words.operation)}
          value={viec ?? ''}
          onChange={(name) => change({ viec: name })}
          options={[
            { value: '', label: say(words.anyOperation) },
            ...operations
              .filter((each) => each.name === viec || isWritten(each, outcome))
              .map(({ name }) => ({ value: name, label: titleOf(name) }))
              .sort((a, b) => a.label.localeCompare(b.label, 'vi')),
          ]}
        />
        <SelectFilter
          label={say(words.outcome)}
          value={ketqua ?? ''}
          onChange={(value) => change({ ketqua: value })}
          options={[
            { value: '', label: say(words.anyOutcome) },
            ...outcomes.map((value) => ({ value, label: say(outcomeWords[value]) })),
          ]}
        />
      </Filters>
      <Listed unitId={unitId} answer={answer} start={start} onStart={setStart} />
    </>
  );
}

export function Exceptions({ unitId, filter, onChange }: Props) {
  const say = useSay();
  const [start, setStart] = useState(0);
  const change = (part: Filter) => {
    setStart(0);
    onChange(part);
  };
  const { tu, den, loai } = filter;
  const kind = exceptionKinds.find((each) => each === loai);
  const input = { unitId, from: chosen(tu), to: chosen(den), kind, start, size };
  const answer = useAnswer(listExceptions, input, { keep: true });
  return (
    <>
      <Filters>
        <Window filter={filter} onChange={change} />
        <SelectFilter
          label={say(words.kind)}
          value={loai ?? ''}
          onChange={(value) => change({ loai: value })}
          options={[
            { value: '', label: say(words.anyKind) },
            ...exceptionKinds.map((value) => ({ value, label: say(exceptionWords[value]) })),
          ]}
        />
      </Filters>
      <Listed unitId={unitId} answer={answer} start={start} onStart={setStart} />
    </>
  );
}

export function History({ unitId, object }: { unitId: string; object: string }) {
  const [start, setStart] = useState(0);
  const answer = useAnswer(showHistory, { unitId, object, start, size }, { keep: true });
  return <Listed unitId={unitId} answer={answer} start={start} onStart={setStart} />;
}

function Window({ filter, onChange }: Pick<Props, 'filter' | 'onChange'>) {
  const say = useSay();
  return (
    <>
      <DateFilter label={say(words.from)} value={filter.tu ?? ''} onChange={(day) => onChange({ tu: day })} />
      <DateFilter label={say(words.to)} value={filter.den ?? ''} onChange={(day) => onChange({ den: day })} />
    </>
  );
}

type ListedProps = {
  unitId: string;
  answer: ReturnType<typeof useAnswer<typeof listExceptions>>;
  start: number;
  onStart: (start: number) => void;
};

function Listed({ unitId, answer, start, onStart }: ListedProps) {
  return (
    <Loaded of={answer}>
      {({ count, entries }) => (
        <>
          <Entries unitId={unitId} entries={entries} />
          <Pages count={count} start={start} size={size} onStart={onStart} />
        </>
      )}
    </Loaded>
  );
}
