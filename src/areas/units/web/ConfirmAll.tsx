import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, useAnswer } from '../../../ui/ask.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { messageOf } from '../../../ui/Loaded.tsx';
import { useSay } from '../../../ui/language.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { shownCount } from '../../../ui/show.ts';
import { uiWords } from '../../../ui/words.ts';
import { decideProposals, listProposals } from '../contract.ts';
import { words } from './words.ts';

/** So many are confirmed in one transaction: long enough to be done soon, short enough that others are not kept waiting. */
const chunk = 200;

/** Confirms all that was read without doubt, after asking back, a part at a time, and tells how far it is. */
export function ConfirmAll({ unitId }: { unitId: string }) {
  const say = useSay();
  const certain = useAnswer(listProposals, { unitId, doubtful: false, size: 1 }, { keep: true });
  const [open, setOpen] = useState(false);
  const { all, done, busy, failed, act } = useConfirmAll(unitId);
  const count = certain.data?.result.count ?? 0;
  const start = async () => {
    setOpen(false);
    await act(count);
  };
  const counts = { done: shownCount(done), count: shownCount(all) };
  return (
    <div className="confirm-all">
      {!busy && failed === null && done > 0 && <Notice kind="done" title={say(words.allConfirmed, counts)} />}
      {failed !== null && (
        <Notice kind="error" title={say(words.stoppedAfter, counts)}>
          {say(messageOf(failed))}
        </Notice>
      )}
      {(count > 0 || busy) && (
        <Button busy={busy} onClick={() => setOpen(true)}>
          {say(words.confirmAll, { count: shownCount(count) })}
        </Button>
      )}
      <span role="status">{busy ? say(words.confirmedSoFar, counts) : ''}</span>
      <Dialog
        title={say(words.confirmAll, { count: shownCount(count) })}
        open={open}
        onClose={() => setOpen(false)}
      >
        <p>{say(words.confirmAllSure, { count: shownCount(count), chunk })}</p>
        <div className="form-buttons">
          <Button main onClick={start}>
            {say(words.confirm)}
          </Button>
          <Button onClick={() => setOpen(false)}>{say(uiWords.cancel)}</Button>
        </div>
      </Dialog>
    </div>
  );
}

function useConfirmAll(unitId: string) {
  const memory = useQueryClient();
  const [state, setState] = useState({ all: 0, done: 0, busy: false, failed: null as unknown });
  const act = async (all: number) => {
    setState({ all, done: 0, busy: true, failed: null });
    let failed: unknown = null;
    try {
      await confirmCertain(unitId, (done) => setState({ all, done, busy: true, failed: null }));
    } catch (error) {
      failed = error;
    }
    setState((so) => ({ ...so, busy: false, failed }));
    memory.invalidateQueries().catch(() => {});
  };
  return { ...state, act };
}

async function confirmCertain(unitId: string, tell: (done: number) => void): Promise<void> {
  for (let done = 0; ; tell(done)) {
    const asked = await call(listProposals, { unitId, doubtful: false, size: chunk });
    const { proposals } = asked.result;
    if (proposals.length === 0) return;
    const decisions = proposals.map(({ id, version }) => ({ successionId: id, version, confirm: true }));
    done += (await call(decideProposals, { unitId, decisions })).result.confirmed;
  }
}
