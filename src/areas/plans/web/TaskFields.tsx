import { SelectField, TextField } from '../../../ui/form/fields.tsx';
import type { Typed } from '../../../ui/form/form-state.ts';
import { useSay } from '../../../ui/language.tsx';
import { reformFields } from '../../documents/document.ts';
import { type Choices, emptyTask, type TypedTask, withDay } from './typed-task.ts';
import { fieldNames, words } from './words.ts';

const names = [
  'field',
  'title',
  'product',
  'productKind',
  'personId',
  'personPrinted',
  'coWorkersPrinted',
  'startsOn',
  'dueOn',
  'cost',
] as const satisfies readonly (keyof TypedTask)[];

/** One task out of the fields of a form; words for its day are read as in a plan of the year. */
export const typedIn = (typed: Typed, year: number): TypedTask =>
  withDay({ ...emptyTask(), ...Object.fromEntries(names.map((name) => [name, typed.text(name)])) }, year);

/** One task, a field below the other. */
export function TaskFields({ choices }: { choices: Choices }) {
  const say = useSay();
  return (
    <>
      <SelectField
        name="field"
        label={say(words.field)}
        options={reformFields.map((one) => ({ value: one, label: say(fieldNames[one]) }))}
      />
      <TextField name="title" label={say(words.task)} lines={3} spellCheck />
      <TextField name="product" label={say(words.product)} optional />
      <SelectField
        name="productKind"
        label={say(words.productKind)}
        optional
        blank={say(words.anyProductKind)}
        options={choices.kinds.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <SelectField
        name="personId"
        label={say(words.person)}
        optional
        blank={say(words.noPerson)}
        options={choices.colleagues.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField name="personPrinted" label={say(words.personHint)} optional />
      <TextField name="coWorkersPrinted" label={say(words.coWorkers)} optional />
      <TextField name="startsOn" label={say(words.starts)} optional short />
      <TextField name="dueOn" label={say(words.due)} hint={say(words.dueHint)} short />
      <TextField name="cost" label={say(words.cost)} inputMode="numeric" optional short />
    </>
  );
}
