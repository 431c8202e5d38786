import type { ResultOf } from '../../../../base/operation.ts';
import { ActionDialog } from '../../../../ui/ActionDialog.tsx';
import { useAnswer } from '../../../../ui/ask.tsx';
import { Loaded } from '../../../../ui/Loaded.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { Section } from '../../../../ui/Page.tsx';
import { whoAmI } from '../../../people/contract.ts';
import type { getDocument } from '../../contract.ts';
import { verifySignatures } from '../../signatures/contract.ts';
import { ReadSignatures } from './ReadSignatures.tsx';
import { SignOutside } from './SignOutside.tsx';
import { SignTrial } from './SignTrial.tsx';
import { signatureWords as words } from './words.ts';

type Document = ResultOf<typeof getDocument>;
export type SignedFile = Document['attachments'][number];
type Props = { unitId: string; document: Document; next: readonly string[] };

/** The digital signatures of each PDF file of a document, and what this person may sign. */
export function SignaturesSection(props: Props) {
  const say = useSay();
  const files = props.document.attachments.filter(
    ({ type, outdated }) => type === 'application/pdf' && !outdated,
  );
  if (props.document.withheld) return null;
  return (
    <Section title={say(words.title)} lead={say(words.lead)}>
      {files.length === 0 && <p>{say(words.noPdf)}</p>}
      {files.map((file) => (
        <FileSignatures key={file.id} {...props} file={file} />
      ))}
    </Section>
  );
}

function FileSignatures({ unitId, document, next, file }: Props & { file: SignedFile }) {
  const answer = useAnswer(verifySignatures, { unitId, documentId: document.id, fileId: file.id });
  return (
    <section className="signed-file" aria-label={file.name}>
      <div className="section-head">
        <h3>{file.name}</h3>
        <SigningDeeds unitId={unitId} document={document} next={next} file={file} />
      </div>
      <Loaded of={answer}>{(read) => <ReadSignatures read={read} />}</Loaded>
    </section>
  );
}

const signable: readonly Document['status'][] = ['drafting', 'signed', 'issued'];

function SigningDeeds({ unitId, document, next, file }: Props & { file: SignedFile }) {
  const say = useSay();
  const isTrial = useAnswer(whoAmI, {}).data?.result.installation === 'demo';
  if (!signable.includes(document.status) || document.direction === 'incoming') return null;
  const of = { unitId, document, file };
  return (
    <span className="section-actions">
      {isTrial && next.includes('documents.signWithDemoSigner') && (
        <ActionDialog
          small
          label={say(words.trial)}
          title={say(words.trialFile, { name: file.name })}
          about={say(words.trialFile, { name: file.name })}
        >
          {(close) => <SignTrial {...of} onDone={close} />}
        </ActionDialog>
      )}
      {next.includes('documents.prepareSignature') && (
        <ActionDialog
          small
          label={say(words.sign)}
          title={say(words.signFile, { name: file.name })}
          about={say(words.signFile, { name: file.name })}
        >
          {(close) => <SignOutside {...of} onDone={close} />}
        </ActionDialog>
      )}
    </span>
  );
}
