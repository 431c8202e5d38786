import { useAnswer } from '../../../ui/ask.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { useSay } from '../../../ui/language.tsx';
import { ReadSignatures } from '../../documents/web/signatures/ReadSignatures.tsx';
import { verifyEvidence } from '../contract-tasks.ts';
import { taskPageWords } from './task-words.ts';

type Asked = { viewerId: string; unitId: string; taskId: string; id: string; fileId: string };

type Proof = { id: string; files: readonly { id: string; name: string; isPdf: boolean }[] };

/** Who signed the PDF files that prove a task, verified as the files of documents are. */
export function SignaturesOf({ proof, at }: { proof: Proof; at: Omit<Asked, 'id' | 'fileId'> }) {
  return proof.files
    .filter(({ isPdf }) => isPdf)
    .map((file) => <EvidenceSignatures key={file.id} {...at} id={proof.id} fileId={file.id} />);
}

function EvidenceSignatures(asked: Asked) {
  const say = useSay();
  const answer = useAnswer(verifyEvidence, asked);
  return (
    <details>
      <summary>{say(taskPageWords.signatures)}</summary>
      <Loaded of={answer}>{(read) => <ReadSignatures read={read} />}</Loaded>
    </details>
  );
}
