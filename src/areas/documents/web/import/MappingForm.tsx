import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { CallFailed } from '../../../../base/call.ts';
import { uuidv7 } from '../../../../base/id.ts';
import type { Word } from '../../../../base/word.ts';
import { useDeed } from '../../../../ui/ask.tsx';
import { Form } from '../../../../ui/form/Form.tsx';
import { SelectField, TextField } from '../../../../ui/form/fields.tsx';
import type { Typed, Values } from '../../../../ui/form/form-state.ts';
import { messageOf } from '../../../../ui/Loaded.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { Notice } from '../../../../ui/Notice.tsx';
import { Section } from '../../../../ui/Page.tsx';
import { saveSource, sendList } from '../../import/contract.ts';
import { dateOrders, isToldBy, type ListField, listFields } from '../../import/mapping.ts';
import { fieldNames } from '../../import/words.ts';
import type { Sources } from './ListsPage.tsx';
import type { ChosenList, HeadRead } from './NewList.tsx';
import { orderWords, words } from './words.ts';

type Direction = Sources['registers'][number]['direction'];
type Props = {
  unitId: string;
  registerId: string;
  direction: Direction;
  source: Sources['sources'][number] | null;
  chosen: ChosenList;
};

/** What each column says, proposed; saved for the source, and the list sent to be tried. */
export function MappingForm({ unitId, registerId, direction, source, chosen }: Props) {
  const say = useSay();
  const { head } = chosen;
  const [id] = useState(() => source?.id ?? uuidv7());
  const [typed, setTyped] = useState<Typed | null>(null);
  const { send, failed } = useSending(unitId, id, chosen);
  const initial = useMemo(() => initialOf(head, source?.name ?? ''), [head, source]);
  const needed = new Set(head.needed.flat());
  const fields = listFields.filter((field) => isToldBy(field, direction));
  const hintOf = (field: ListField) => {
    const examples = examplesOf(head, typed?.text(nameOf(field)));
    return examples === '' ? undefined : say(words.examples, { examples });
  };
  const columnField = (field: ListField) => (
    <SelectField
      key={field}
      name={nameOf(field)}
      label={say(fieldNames[field])}
      hint={hintOf(field)}
      optional={!needed.has(field)}
      blank={say(words.none)}
      options={head.columns.map(({ place, label }) => ({ value: String(place), label }))}
    />
  );
  return (
    <Section title={say(words.mapping)} lead={say(words.mappingLead, { row: head.headerRow })}>
      {head.isOfSource && <Notice kind="note" title={say(words.ofSource)} />}
      {head.missing.length > 0 && (
        <Notice kind="warning" title={say(words.missing, { columns: head.missing.join(', ') })} />
      )}
      <Form
        operation={saveSource}
        initial={initial}
        onChange={setTyped}
        submit={say(words.tryIt)}
        underWay={say(words.sending)}
        input={(now) => ({
          unitId,
          id,
          name: now.text('name'),
          registerId,
          mapping: mappingOf(now, head),
          version: source?.version ?? 0,
        })}
        onDone={send}
      >
        <TextField name="name" label={say(words.sourceName)} hint={say(words.sourceNameHint)} />
        <h3>{say(words.needed)}</h3>
        {direction !== 'incoming' && <p className="field-hint">{say(words.oneNumber)}</p>}
        <div className="lists-fields">{fields.filter((field) => needed.has(field)).map(columnField)}</div>
        <SelectField
          name="mapping.dateOrder"
          label={say(words.dateOrder)}
          blank={false}
          options={dateOrders.map((order) => ({ value: order, label: say(orderWords[order]) }))}
        />
        <h3>{say(words.further)}</h3>
        <div className="lists-fields">{fields.filter((field) => !needed.has(field)).map(columnField)}</div>
      </Form>
      {failed !== null && (
        <Notice kind="error" title={say(words.refused, { name: chosen.name })}>
          <p>{say(failed)}</p>
        </Notice>
      )}
    </Section>
  );
}

const nameOf = (field: ListField) => `mapping.columns.${field}`;

function initialOf({ mapping }: HeadRead, name: string): Values {
  const columns = Object.entries(mapping.columns).map(([field, { place }]) => [
    nameOf(field as ListField),
    String(place),
  ]);
  return { name, 'mapping.dateOrder': mapping.dateOrder, ...Object.fromEntries(columns) };
}

function mappingOf(typed: Typed, { columns }: HeadRead) {
  const chosen = listFields.flatMap((field) => {
    const column = columns.find(({ place }) => String(place) === typed.text(nameOf(field)));
    return column === undefined ? [] : [[field, { label: column.label, place: column.place }]];
  });
  return { columns: Object.fromEntries(chosen), dateOrder: typed.text('mapping.dateOrder') };
}

const examplesOf = ({ columns }: HeadRead, place: string | undefined): string =>
  columns.find((column) => String(column.place) === place)?.examples.join(' · ') ?? '';

function useSending(unitId: string, sourceId: string, { name, content }: ChosenList) {
  const deed = useDeed(sendList);
  const navigate = useNavigate();
  const [failed, setFailed] = useState<Word | null>(null);
  const [id] = useState(uuidv7);
  const send = async () => {
    setFailed(null);
    try {
      await deed({ unitId, sourceId, id, name, content });
      await navigate({ to: '/van-ban/$unitId/nhap/$importId', params: { unitId, importId: id } });
    } catch (error) {
      const issue = error instanceof CallFailed ? error.refused.issues[0] : undefined;
      setFailed(issue?.message ?? messageOf(error));
    }
  };
  return { send, failed };
}
