import { useId, useState } from 'react';
import { useSay } from '../../../ui/language.tsx';
import type { Analysis } from '../analyse.ts';
import { mostTogether } from '../contract.ts';
import { DownloadButton } from './DownloadButton.tsx';
import { words } from './words.ts';

const kinds = [
  ['forms', words.formsOfAll],
  ['note', words.noteOfAll],
] as const;

/** What can be taken away of all reports at once, so far as the server takes that many. */
export function TogetherDownloads({ analyses }: { analyses: readonly Analysis[] }) {
  const say = useSay();
  const reason = useId();
  const [error, setError] = useState<string | null>(null);
  const count = analyses.length;
  const tooMany = count > mostTogether;
  return (
    <>
      {kinds.map(([kind, word]) => (
        <DownloadButton
          key={kind}
          label={say(word, { count })}
          wanted={{ kind, name: say(words.filesCount, { count }), analyses }}
          blockedBy={tooMany ? reason : undefined}
          onError={setError}
        />
      ))}
      {tooMany && (
        <p className="files-blocked" id={reason}>
          {say(words.tooManyTogether, { most: mostTogether })}
        </p>
      )}
      {error !== null && (
        <p className="trouble" role="alert">
          {error}
        </p>
      )}
    </>
  );
}
