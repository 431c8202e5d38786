import { useSay } from '../language.tsx';
import { shownBytes } from '../show.ts';
import { uiWords } from '../words.ts';
import { describedBy, Field, type FieldProps } from './Field.tsx';
import { type ChosenFile, useField } from './form-state.ts';

/** One file, read into memory when it is chosen, so that a later change on the disk changes nothing. */
export function FileField({ name, label, hint, optional, accept }: FieldProps & { accept: string }) {
  const say = useSay();
  const { id, issues, value, set } = useField(name, label);
  const chosen = (value as ChosenFile | undefined) ?? null;
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    set({ name: file.name, size: file.size, bytes: await file.arrayBuffer() });
  };
  return (
    <Field id={id} label={label} hint={hint} optional={optional} issues={issues}>
      <div className="file-field">
        <label className="file-button">
          <input
            {...describedBy(id, hint, issues)}
            className="unseen"
            type="file"
            accept={accept}
            onChange={(event) => take(event.target.files?.[0])}
          />
          {say(uiWords.chooseFile)}
        </label>
        <span role="status">
          {chosen === null
            ? say(uiWords.noFile)
            : say(uiWords.chosenFile, { name: chosen.name, size: shownBytes(chosen.size) })}
        </span>
      </div>
    </Field>
  );
}
