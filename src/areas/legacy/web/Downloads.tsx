import { useState } from 'react';
import { useSay } from '../../../ui/language.tsx';
import { DownloadButton } from './DownloadButton.tsx';
import type { ReportView } from './report-view.ts';
import { words } from './words.ts';

const kinds = ['forms', 'note', 'json'] as const;

/** What can be taken away of one report. Comments go into the original file, so there must be one. */
export function Downloads({ view, file }: { view: ReportView; file: File }) {
  const say = useSay();
  const [error, setError] = useState<string | null>(null);
  const analyses = [view.analysis];
  return (
    <div className="downloads">
      <span className="downloads-name">{say(words.downloads)}</span>
      {view.analysis.document.format === 'docx' && (
        <DownloadButton label={say(words.comments)} wanted={{ kind: 'comments', file }} onError={setError} />
      )}
      {kinds.map((kind) => (
        <DownloadButton
          key={kind}
          label={say(words[kind])}
          wanted={{ kind, name: file.name, analyses }}
          onError={setError}
        />
      ))}
      {error !== null && (
        <p className="trouble" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
