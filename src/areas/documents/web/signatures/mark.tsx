import { base64Of } from '../../../../ui/base64.ts';
import { FileField } from '../../../../ui/form/FileField.tsx';
import { ChoiceField, TextField } from '../../../../ui/form/fields.tsx';
import type { Typed } from '../../../../ui/form/form-state.ts';
import { useSay } from '../../../../ui/language.tsx';
import type { SignedFile } from './SignaturesSection.tsx';
import { signatureWords as words } from './words.ts';

type MarkKind = 'none' | 'signer' | 'office' | 'annex';
const choices = {
  signer: [words.markSigner, words.markSignerHint],
  office: [words.markOffice, words.markOfficeHint],
  annex: [words.markAnnex, words.markAnnexHint],
  none: [words.markNone, words.markNoneHint],
} as const;

/** What a file may show: an annex in a file of its own bears no picture. */
export const kindsFor = ({ part }: SignedFile): readonly MarkKind[] =>
  part === 'annex' ? ['annex', 'none'] : ['signer', 'office', 'none'];

/** How the signature shows: the field `mark.kind`, and picture and place where one is shown. */
export function MarkFields({ file, kind }: { file: SignedFile; kind: string }) {
  const say = useSay();
  const options = kindsFor(file).map((value) => {
    const [label, hint] = choices[value];
    return { value, label: say(label), hint: say(hint) };
  });
  return (
    <>
      <ChoiceField name="mark.kind" label={say(words.mark)} options={options} />
      {(kind === 'signer' || kind === 'office') && (
        <>
          <FileField
            name="mark.picture"
            label={say(words.picture)}
            hint={say(words.pictureHint)}
            accept=".png"
          />
          <TextField name="mark.place" label={say(words.place)} hint={say(words.placeHint)} optional />
        </>
      )}
    </>
  );
}

/** The mark as the operations take it. */
export function markOf({ text, optional, file }: Typed) {
  const kind = text('mark.kind');
  if (kind !== 'signer' && kind !== 'office') return { kind };
  const picture = file('mark.picture');
  const place = optional('mark.place');
  return {
    kind,
    picture: picture === null ? undefined : base64Of(picture.bytes),
    place: place === null ? null : placeOf(place),
  };
}

/** "1, 120, 40, 50, 25"; decimal places with a point or, set apart by semicolons, with a comma. */
function placeOf(typed: string) {
  const parts = typed
    .split(typed.includes(';') ? ';' : ',')
    .map((part) => Number(part.trim().replace(',', '.')));
  const [page, left, bottom, width, height] = parts;
  return { page, left, bottom, width, height };
}
