import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { DownloadIcon } from '../../../ui/icons.tsx';
import { useSay } from '../../../ui/language.tsx';
import { download, type Wanted } from './client.ts';
import { troubleText } from './trouble.ts';

type Props = {
  label: string;
  wanted: Wanted;
  /** The id of the words that say why nothing can be made. */
  blockedBy?: string | undefined;
  onError: (text: string | null) => void;
};

export function DownloadButton({ label, wanted, blockedBy, onError }: Props) {
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const make = async () => {
    setBusy(true);
    onError(null);
    const outcome = await download(wanted);
    setBusy(false);
    if (outcome.trouble !== undefined) onError(troubleText(outcome.trouble, say));
  };
  return (
    <Button
      size="small"
      icon={<DownloadIcon size={14} />}
      busy={busy}
      disabled={blockedBy !== undefined}
      aria-describedby={blockedBy}
      onClick={make}
    >
      {label}
    </Button>
  );
}
