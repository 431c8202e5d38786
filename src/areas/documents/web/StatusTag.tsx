import { useSay } from '../../../ui/language.tsx';
import type { Status } from '../document.ts';
import { statusWords } from '../queries/words.ts';

const looks: Record<Status, string> = {
  noted: 'tag tag-warning',
  drafting: 'tag tag-soft',
  signed: 'tag tag-warning',
  issued: 'tag tag-held',
  received: 'tag tag-held',
  cancelled: 'tag tag-error',
};

export function StatusTag({ status }: { status: Status }) {
  const say = useSay();
  return <span className={looks[status]}>{say(statusWords[status])}</span>;
}
