import { useQueryClient } from '@tanstack/react-query';
import type { Editor } from '@tiptap/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { uuidv7 } from '../../../../base/id.ts';
import type { Answer } from '../../../../base/operation.ts';
import { call } from '../../../../ui/ask.tsx';
import { type Shelf, shelfAt, shelvesUnder } from '../../../../ui/shelf.ts';
import { useMe } from '../../../people/web/who.ts';
import { getReport, saveSection } from '../../contract.ts';
import type { Block } from '../../narrative.ts';
import type { ReportView, SectionView } from './figures.ts';
import { createKeeper, type Keeper, type Saving, type Text } from './keeper.ts';

type Place = { readonly unitId: string; readonly reportId: string };

/** What is shown of the report has the text that was just saved, so that other sections' pages begin with it. */
function useShown({ unitId, reportId }: Place, section: string) {
  const memory = useQueryClient();
  return useCallback(
    ({ version, content }: Text) => {
      const put = (each: SectionView) =>
        each.id === section && each.version < version ? { ...each, version, content: [...content] } : each;
      memory.setQueryData<Answer<ReportView>>(
        [getReport.name, { unitId, reportId }],
        (answer) =>
          answer && {
            ...answer,
            result: { ...answer.result, sections: answer.result.sections.map(put) },
          },
      );
    },
    [memory, section, unitId, reportId],
  );
}

/** A shelf of this window's own, and those that other windows of the person have left full. */
function shelvesOf(keys: string): { shelf: Shelf<Text>; left: () => Shelf<Text>[] } {
  const own = `${keys}${uuidv7()}`;
  const others = () => shelvesUnder(keys).filter((key) => key !== own);
  return {
    shelf: shelfAt(own),
    left: () =>
      others()
        .sort()
        .reverse()
        .map(shelfAt<Text>),
  };
}

/** One section as it is written: kept in the browser at each stroke, at the server at each pause and on leaving. */
export function useSection(place: Place, section: SectionView, onKept: () => void) {
  const me = useMe();
  const { id: personId } = me;
  const [saving, setSaving] = useState<Saving>({ kind: 'saved' });
  const show = useShown(place, section.id);
  const [keeper] = useState<Keeper>(() =>
    createKeeper({
      there: section,
      ...shelvesOf(`narrative ${personId} ${place.reportId} ${section.id} `),
      save: async (text) => {
        const { unitId, reportId } = place;
        const content = text.content as Block[];
        const sent = { unitId, reportId, section: section.id, version: text.version, content };
        return (await call(saveSection, { ...sent, typedBy: personId })).result;
      },
      fetch: async () => (await call(getReport, place)).result.sections.find(({ id }) => id === section.id)!,
      onSaving: setSaving,
      onSaved: (text) => {
        show(text);
        onKept();
      },
    }),
  );
  const [first] = useState(() => (section.editable ? keeper.begin() : section.content));
  useLeaving(keeper);
  // Whoever has signed in again may send.
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when the person is back
  useEffect(() => keeper.flush(), [keeper, me]);
  return { keeper, first, saving };
}

/** What is not sent yet goes when the page is left, hidden or closed, and when the line is back. */
function useLeaving(keeper: Keeper): void {
  useEffect(() => {
    const flush = () => keeper.flush();
    document.addEventListener('visibilitychange', flush);
    window.addEventListener('pagehide', flush);
    window.addEventListener('online', flush);
    return () => {
      document.removeEventListener('visibilitychange', flush);
      window.removeEventListener('pagehide', flush);
      window.removeEventListener('online', flush);
      keeper.end();
    };
  }, [keeper]);
}

/** A newer text of the server is shown where nothing of one's own would be lost by it. */
export function useNewer(editor: Editor | null, keeper: Keeper, section: SectionView): void {
  const { version, content } = section;
  const seen = useRef(version);
  useEffect(() => {
    if (editor === null || version <= seen.current) return;
    seen.current = version;
    if (!keeper.isClean() || keeper.version() >= version) return;
    keeper.adopt({ version, content });
    editor.commands.setContent({ type: 'doc', content: [...content] }, { emitUpdate: false });
  }, [editor, keeper, version, content]);
}
