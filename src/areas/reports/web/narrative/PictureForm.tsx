import { uuidv7 } from '../../../../base/id.ts';
import type { Issue } from '../../../../base/problem.ts';
import { fieldWords } from '../../../../base/words.ts';
import { base64Of } from '../../../../ui/base64.ts';
import { FileField } from '../../../../ui/form/FileField.tsx';
import { Form } from '../../../../ui/form/Form.tsx';
import { SelectField, TextField } from '../../../../ui/form/fields.tsx';
import type { Typed } from '../../../../ui/form/form-state.ts';
import { useSay } from '../../../../ui/language.tsx';
import { useMe } from '../../../people/web/who.ts';
import { addPicture, largestPicture } from '../../contract-pictures.ts';
import { words } from './words.ts';

export type Picture = { readonly fileId: string; readonly alt: string; readonly width: number };
type Props = {
  unitId: string;
  reportId: string;
  onDone: (picture: Picture) => void;
  onClose: () => void;
};

const widths = ['100', '75', '50', '33'];

/** Keeps a picture with the report, and says what it shows. */
export function PictureForm({ unitId, reportId, onDone, onClose }: Props) {
  const say = useSay();
  const { id: typedBy } = useMe();
  return (
    <Form
      operation={addPicture}
      submit={say(words.insert)}
      initial={{ width: '100' }}
      onCancel={onClose}
      input={(typed) => {
        const file = typed.file('content');
        const fits = file !== null && file.size <= largestPicture;
        return {
          ...{ unitId, reportId, fileId: uuidv7(), typedBy },
          name: file?.name ?? '',
          content: fits ? base64Of(file.bytes) : '',
        };
      }}
      check={issuesIn}
      onDone={({ fileId }, typed) =>
        onDone({ fileId, alt: typed.text('alt').trim(), width: Number(typed.text('width')) })
      }
    >
      <FileField name="content" label={say(words.pictureFile)} accept="image/png,image/jpeg" />
      <TextField name="alt" label={say(words.pictureAlt)} hint={say(words.pictureAltHint)} />
      <SelectField
        name="width"
        label={say(words.pictureWidth)}
        options={widths.map((value) => ({ value, label: `${value} %` }))}
      />
    </Form>
  );
}

function issuesIn(typed: Typed): Issue[] {
  const file = typed.file('content');
  const isTooLarge = (file?.size ?? 0) > largestPicture;
  return [
    ...(file === null ? [{ path: ['content'], message: fieldWords.required }] : []),
    ...(isTooLarge ? [{ path: ['content'], message: words.pictureTooLarge }] : []),
    ...(typed.text('alt').trim() === '' ? [{ path: ['alt'], message: fieldWords.required }] : []),
  ];
}
