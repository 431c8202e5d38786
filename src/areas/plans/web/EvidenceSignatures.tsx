import { useAnswer } from '../../../ui/ask.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { useSay } from '../../../ui/language.tsx';
import { ReadSignatures } from '../../documents/web/signatures/ReadSignatures.tsx';
import { verifyEvidence } from '../contract-tasks.ts';
import { taskPageWords } from './task-words.ts';

type Asked = { viewerId: string; unitId: string; taskId: string; id: string };

/** Who signed a PDF that proves a task, verified as the files of documents are. */
export function EvidenceSignatures(asked: Asked) {
  const say = useSay();
  const answer = useAnswer(verifyEvidence, asked);
  return (
    <details>
      <summary>{say(taskPageWords.signatures)}</summary>
      <Loaded of={answer}>{(read) => <ReadSignatures read={read} />}</Loaded>
    </details>
  );
}
