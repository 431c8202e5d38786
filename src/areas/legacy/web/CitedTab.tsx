import { memo } from 'react';
import { useSay } from '../../../ui/language.tsx';
import type { Extraction } from '../answer.ts';
import { type Column, ListTable } from './ListTable.tsx';
import { spotOf } from './marks.ts';
import { PlaceLink } from './PlaceLink.tsx';
import type { ReportView } from './report-view.ts';
import { dateText } from './show.ts';
import { words } from './words.ts';

type Cited = Extraction['documents'][number];

/** The documents that the report cites. */
export const CitedTab = memo(function CitedTab({ view }: { view: ReportView }) {
  const say = useSay();
  const linked = (cited: Cited) => {
    const spot = spotOf(view.blocks, cited.at);
    return <PlaceLink spot={spot} text={cited.symbol ?? cited.at.quote} hint={cited.at.quote} />;
  };
  const columns: Column<Cited>[] = [
    { head: say(words.documentType), of: (cited) => cited.type },
    { head: say(words.symbol), of: linked },
    { head: say(words.date), of: (cited) => (cited.date === null ? null : dateText(cited.date)) },
    { head: say(words.about), of: (cited) => cited.about },
  ];
  const { documents } = view.extraction;
  return (
    <ListTable
      name={say(words.tabDocuments)}
      columns={columns}
      rows={documents}
      nothing={say(words.noDocuments)}
    />
  );
});
