import { useEffect, useRef, useState } from 'react';
import { type Say, useSay } from '../../../ui/language.tsx';
import type { Reading } from './readings.ts';
import { summaryText } from './show.ts';
import { troubleText } from './trouble.ts';
import { words } from './words.ts';

/** Tells a screen reader which files have been read and what came of it. */
export function Announcer({ readings }: { readings: readonly Reading[] }) {
  const say = useSay();
  const [text, setText] = useState('');
  const told = useRef(new Set<string>());
  useEffect(() => {
    const ended = readings.filter((each) => each.state === 'done' || each.state === 'failed');
    const news = ended.filter((each) => !told.current.has(`${each.id} ${each.state}`));
    if (news.length === 0) return;
    for (const each of news) told.current.add(`${each.id} ${each.state}`);
    setText(news.map((each) => newsOf(each, say)).join('. '));
  }, [readings, say]);
  return (
    <div className="unseen" role="status" aria-live="polite">
      {text}
    </div>
  );
}

function newsOf({ file, view, trouble }: Reading, say: Say): string {
  if (view !== null) return say(words.announceDone, { name: file.name, summary: summaryText(view, say) });
  return say(words.announceFailed, { name: file.name, reason: troubleText(trouble, say) });
}
