import type { ReactNode } from 'react';
import type { Word } from '../../../base/word.ts';
import { useSay } from '../../../ui/language.tsx';
import { type TabItem, Tabs } from '../../../ui/Tabs.tsx';
import { CitedTab } from './CitedTab.tsx';
import { FiguresTab } from './FiguresTab.tsx';
import { FindingsTab } from './FindingsTab.tsx';
import { FormsTab } from './FormsTab.tsx';
import { type TabKey, useAsk, useFocus } from './focus.tsx';
import { HeldTab } from './HeldTab.tsx';
import type { ReportView } from './report-view.ts';
import { UnreadTab } from './UnreadTab.tsx';
import { words } from './words.ts';

/** What was found and read, one kind a tab. What is wrong comes first. */
export function ResultTabs({ view }: { view: ReportView }) {
  const say = useSay();
  const { tab } = useFocus();
  const ask = useAsk();
  const { figures, documents, unread } = view.extraction;
  const item = (
    key: TabKey,
    label: Word,
    { length }: readonly unknown[],
    content: ReactNode,
  ): TabItem<TabKey> => ({
    key,
    label: say(label),
    count: length,
    content,
  });
  return (
    <Tabs
      name={say(words.report)}
      active={tab}
      onActive={ask.tab}
      items={[
        item('findings', words.tabFindings, view.findings, <FindingsTab view={view} />),
        item('forms', words.tabForms, view.tables, <FormsTab view={view} />),
        item('held', words.tabHeld, view.analysis.check.held, <HeldTab view={view} />),
        item('figures', words.tabFigures, figures, <FiguresTab view={view} />),
        item('documents', words.tabDocuments, documents, <CitedTab view={view} />),
        item('unread', words.tabUnread, unread, <UnreadTab view={view} />),
      ]}
    />
  );
}
