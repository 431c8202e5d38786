import './signatures.css';
import type { ResultOf } from '../../../../base/operation.ts';
import { useSay } from '../../../../ui/language.tsx';
import { Notice } from '../../../../ui/Notice.tsx';
import type { verifySignatures } from '../../signatures/contract.ts';
import { signatureWords as words } from './words.ts';

type Read = ResultOf<typeof verifySignatures>;

/** The digital signatures of a file in words: who, when, whether anything was changed, and whom we believe. */
export function ReadSignatures({ read }: { read: Read }) {
  const say = useSay();
  return (
    <>
      {read.says.map((said) =>
        read.state === 'read' ? (
          <p key={said.vi} className="soft">
            {say(said)}
          </p>
        ) : (
          <Notice key={said.vi} kind="warning" title={say(said)} />
        ),
      )}
      <ol className="signatures">
        {read.signatures.map((signature, index) => (
          <li key={signature.field}>
            <p>
              <span className={tagOf[signature.verdict]}>{say(signature.title)}</span>{' '}
              <span className="soft">{say(words.signatureNumber, { number: index + 1 })}</span>
            </p>
            <ul className="plain-lines">
              {signature.says.map((said) => (
                <li key={said.vi}>{say(said)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </>
  );
}

const tagOf = { valid: 'tag tag-held', undecided: 'tag tag-warning', invalid: 'tag tag-error' } as const;
