import './documents.css';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useAnswer } from '../../../ui/ask.tsx';
import { SelectFilter } from '../../../ui/Filters.tsx';
import { Later } from '../../../ui/Later.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { useSay } from '../../../ui/language.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Page } from '../../../ui/Page.tsx';
import { listRegisters } from '../contract-registers.ts';
import { type Register, registerOptions } from './choices.ts';
import { RecordForm } from './RecordForm.tsx';
import { WithheldForm } from './WithheldForm.tsx';
import { formWords as words } from './words.ts';

const from = '/van-ban/$unitId/vao-so';

/** Writes documents down one after the other, without leaving the keyboard. */
export function RecordPage() {
  const say = useSay();
  const { unitId } = useParams({ from });
  const { so, mat } = useSearch({ from });
  const go = useNavigate();
  const answer = useAnswer(listRegisters, { unitId });
  const isSecret = mat === 'true';
  const show = (registerId: string, secret: boolean) =>
    go({
      to: from,
      params: { unitId },
      search: { so: registerId, ...(secret ? { mat: 'true' } : {}) },
      replace: true,
    });
  return (
    <Page
      title={say(isSecret ? words.secret : words.recordTitle)}
      lead={say(isSecret ? words.secretLead : words.recordLead)}
      above={
        <Link to="/van-ban/$unitId" params={{ unitId }}>
          {say(words.back)}
        </Link>
      }
    >
      <div className="sheet document-form">
        {/* A new page gives the keyboard to its title; the form takes it from there. */}
        <Later>
          <Loaded of={answer}>
            {({ registers, kinds }) => {
              const register = chosen(registers, so);
              if (register === undefined) return <Notice kind="note" title={say(words.noRegister)} />;
              const Form = isSecret ? WithheldForm : RecordForm;
              return (
                <>
                  <SelectFilter
                    label={say(words.toRegister)}
                    value={register.id}
                    onChange={(id) => show(id, isSecret)}
                    options={registerOptions(registers.filter(({ closedOn }) => closedOn === null))}
                  />
                  <Recording key={`${register.id} ${isSecret}`} unitId={unitId}>
                    {(one) => <Form {...one} unitId={unitId} register={register} kinds={kinds} />}
                  </Recording>
                  <p>
                    <Link
                      to={from}
                      params={{ unitId }}
                      search={{ so: register.id, ...(isSecret ? {} : { mat: 'true' }) }}
                    >
                      {say(isSecret ? words.notSecret : words.secret)}
                    </Link>
                  </p>
                </>
              );
            }}
          </Loaded>
        </Later>
      </div>
    </Page>
  );
}

/** Incoming documents are by far the most. */
function chosen(registers: readonly Register[], asked: string | undefined): Register | undefined {
  const open = registers.filter(({ closedOn }) => closedOn === null);
  return (
    open.find(({ id }) => id === asked) ?? open.find(({ direction }) => direction === 'incoming') ?? open[0]
  );
}

/** What was written down last, to be told and to go on from. */
export type Last = {
  readonly id: string;
  readonly told: string;
  readonly number: number | null;
  /** Days that the next one usually shares with it, as they were typed. */
  readonly days: Readonly<Record<string, string>>;
};
export type Turn = { readonly last: Last | null; readonly onDone: (last: Last) => void };

/** One form after the other: each is drawn anew, with the keyboard in its first field. */
function Recording({ unitId, children }: { unitId: string; children: (turn: Turn) => ReactNode }) {
  const say = useSay();
  const [last, setLast] = useState<Last | null>(null);
  return (
    <>
      {last !== null && (
        <Notice kind="done" title={say(words.recorded, { number: last.told })}>
          <Link to="/van-ban/$unitId/$documentId" params={{ unitId, documentId: last.id }}>
            {say(words.open)}
          </Link>
        </Notice>
      )}
      <div key={last?.id ?? ''}>{children({ last, onDone: setLast })}</div>
    </>
  );
}
