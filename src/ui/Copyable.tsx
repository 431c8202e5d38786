import './copyable.css';
import { useRef, useState } from 'react';
import { Button } from './Button.tsx';
import { useSay } from './language.tsx';
import { uiWords } from './words.ts';

type Outcome = 'copied' | 'copyByHand' | null;

/** A text to be taken along, with a button that copies it. */
export function Copyable({ text, label }: { text: string; label: string }) {
  const say = useSay();
  const shown = useRef<HTMLElement>(null);
  const [outcome, setOutcome] = useState<Outcome>(null);
  const copy = async () => setOutcome((await isCopied(text, shown.current!)) ? 'copied' : 'copyByHand');
  return (
    <div className="copyable">
      <span className="copyable-label">{label}</span>
      <code ref={shown}>{text}</code>
      <Button onClick={copy}>{say(uiWords.copy)}</Button>
      <span role="status">{outcome === null ? '' : say(uiWords[outcome])}</span>
    </div>
  );
}

/** Without https browsers have no clipboard for pages; the text is selected then, and the old command tried. */
async function isCopied(text: string, shown: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    getSelection()?.selectAllChildren(shown);
    return document.execCommand('copy');
  }
}
