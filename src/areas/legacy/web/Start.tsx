import { useEffect, useRef } from 'react';
import { FileButton } from '../../../ui/FileButton.tsx';
import { TrayIcon } from '../../../ui/icons.tsx';
import { useSay } from '../../../ui/language.tsx';
import { Privacy } from './Privacy.tsx';
import { words } from './words.ts';

const steps = [
  [words.step1, words.step1Text],
  [words.step2, words.step2Text],
  [words.step3, words.step3Text],
] as const;

type Props = {
  onFiles: (files: readonly File[]) => void;
  /** After the last file was removed the keyboard goes on from here. */
  takesFocus: boolean;
};

/** What a visitor sees first: one sentence, one place to drop files. */
export function Start({ onFiles, takesFocus }: Props) {
  const say = useSay();
  const zone = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) zone.current?.querySelector('button')?.focus();
  }, [takesFocus]);
  return (
    <div className="start">
      <h2 className="start-title">{say(words.title)}</h2>
      <p className="purpose">{say(words.purpose)}</p>
      <div className="drop-zone" ref={zone}>
        <TrayIcon size={44} />
        <p className="drop-here">{say(words.dropHere)}</p>
        <p className="drop-or">{say(words.or)}</p>
        <FileButton main label={say(words.choose)} onFiles={onFiles} />
        <p className="drop-formats">{say(words.formats)}</p>
      </div>
      <Privacy />
      <ol className="steps">
        {steps.map(([name, text], index) => (
          <li key={name.vi}>
            <span className="step-number" aria-hidden="true">
              {index + 1}
            </span>
            <div>
              <h3>{say(name)}</h3>
              <p>{say(text)}</p>
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}
