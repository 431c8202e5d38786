import { Link } from '@tanstack/react-router';
import { useSay } from '../../../ui/language.tsx';
import { shownDate } from '../../../ui/show.ts';
import type { DocumentView } from './document-view.ts';
import { documentPageWords as words } from './document-words.ts';

/** What replaces or repeals a document, and from when. */
export function EndedBy({ unitId, endedBy }: { unitId: string; endedBy: DocumentView['endedBy'] }) {
  const say = useSay();
  return endedBy.map(({ id, kind, printed, from }) => (
    <div key={`${id} ${kind}`} className="small">
      {say(kind === 'replaces' ? words.replacedBy : words.repealedBy)}{' '}
      <Link to="/van-ban/$unitId/$documentId" params={{ unitId, documentId: id }}>
        {printed}
      </Link>
      , {from === null ? say(words.endUnclear) : say(words.endFrom, { from: shownDate(from) })}
    </div>
  ));
}
