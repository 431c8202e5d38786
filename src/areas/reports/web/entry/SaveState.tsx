import { Button } from '../../../../ui/Button.tsx';
import { useSay } from '../../../../ui/language.tsx';
import type { Entry } from './use-entry.ts';
import { words } from './words.ts';

type Props = { entry: Entry; toCell: (indicator: string) => void };

/** Whether what was typed is on the server, on its way, or waits for the line; and what waits for the person. */
export function SaveState({ entry: { state, deeds }, toCell }: Props) {
  const say = useSay();
  const { queue, line, unkept } = state;
  const all = [...queue.values()];
  const count = all.filter((one) => one.state === 'waits').length;
  const conflicts = all.filter((one) => one.state === 'conflict');
  const refused = all.filter((one) => one.state === 'refused').length;
  const word =
    count === 0
      ? words.saved
      : line === 'offline'
        ? words.offline
        : line === 'stopped'
          ? words.stopped
          : words.saving;
  const tag = count === 0 ? 'tag tag-held' : line === 'offline' ? 'tag tag-warning' : 'tag';
  return (
    <div className="save-state">
      <span role="status">
        {/* What waits for the person is not saved. */}
        {(count > 0 || all.length === 0) && <span className={tag}>{say(word, { count })}</span>}
      </span>
      {conflicts[0] !== undefined && (
        <>
          <span className="tag tag-error">{say(words.decide, { count: conflicts.length })}</span>
          <Button size="small" onClick={() => toCell(conflicts[0]!.indicator)}>
            {say(words.toDecide)}
          </Button>
        </>
      )}
      {refused > 0 && (
        <>
          <span className="tag tag-error">{say(words.refusedCells, { count: refused })}</span>
          <Button size="small" onClick={() => deeds.sender.tryAgain()}>
            {say(words.tryAgain)}
          </Button>
        </>
      )}
      {unkept && all.length > 0 && <span className="tag tag-warning">{say(words.unkept)}</span>}
    </div>
  );
}
