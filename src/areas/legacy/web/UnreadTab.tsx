import { memo } from 'react';
import { useSay } from '../../../ui/language.tsx';
import type { Extraction } from '../answer.ts';
import { type Column, ListTable } from './ListTable.tsx';
import { spotOf } from './marks.ts';
import { PlaceLink } from './PlaceLink.tsx';
import type { ReportView } from './report-view.ts';
import { placeText } from './show.ts';
import { words } from './words.ts';

type Unread = Extraction['unread'][number];

/** What could not be read, so that nobody takes it for empty. */
export const UnreadTab = memo(function UnreadTab({ view }: { view: ReportView }) {
  const say = useSay();
  const linked = ({ at }: Unread) => {
    const spot = spotOf(view.blocks, at);
    return <PlaceLink spot={spot} text={placeText(at, say) || say(words.noPlace)} />;
  };
  const columns: Column<Unread>[] = [
    { head: say(words.place), of: linked },
    { head: say(words.reason), of: ({ message }) => message },
    { head: say(words.inText), of: ({ at }) => at.quote },
  ];
  const { unread } = view.extraction;
  return (
    <ListTable name={say(words.tabUnread)} columns={columns} rows={unread} nothing={say(words.noUnread)} />
  );
});
