import './form.css';
import { type FormEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { CallFailed } from '../../base/call.ts';
import { issuesOf } from '../../base/issues.ts';
import type { InputOf, Operation, ResultOf } from '../../base/operation.ts';
import type { Issue } from '../../base/problem.ts';
import type { Word } from '../../base/word.ts';
import { fieldWords, problemWords } from '../../base/words.ts';
import { useDeed } from '../ask.tsx';
import { Button } from '../Button.tsx';
import { Dialog } from '../Dialog.tsx';
import { messageOf } from '../Loaded.tsx';
import { useSay } from '../language.tsx';
import { uiWords } from '../words.ts';
import { FormContext, type FormField, nameOf, type Typed, typedOf, type Values } from './form-state.ts';
import { IssueSummary } from './IssueSummary.tsx';
import { loadSchemas } from './schemas.ts';

type Props<O extends Operation> = {
  operation: O;
  initial?: Values;
  input: (typed: Typed) => unknown;
  /** What only the page can see, such as two passwords that differ. */
  check?: (typed: Typed) => readonly Issue[];
  onDone: (result: ResultOf<O>, typed: Typed) => void;
  /** Told of what stands in the fields at the beginning and after each change. */
  onChange?: (typed: Typed) => void;
  /** Told of a refusal before it is shown; true where it was dealt with. */
  onRefused?: (failed: CallFailed) => boolean;
  submit: string;
  /** What is told while it is under way and takes longer than a moment. */
  underWay?: string;
  /** Asked back before it is sent, once nothing is wrong with what was typed; nothing is asked where it gives nothing. */
  sure?: (typed: Typed) => ReactNode;
  danger?: boolean;
  onCancel?: () => void;
  /** The fields are empty again after it was done. */
  again?: boolean;
  children: ReactNode;
};
type Refusal = { readonly message: Word; readonly issues: readonly Issue[] };

/**
 * The one way of forms: checked by the operation's own schema before it is sent, all issues at once at their fields and in a
 * summary. What was typed stays whatever is answered, and one send is under way at a time.
 */
export function Form<O extends Operation>(props: Props<O>) {
  const { initial = {}, submit, underWay, danger = false, onCancel, children } = props;
  const say = useSay();
  const [values, setValues] = useState<Values>(initial);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const fields = useRef(new Map<string, FormField>());
  const [asked, setAsked] = useState<ReactNode>(null);
  const { send, sendSure, busy } = useSend(props, values, {
    refuse: setRefusal,
    ask: setAsked,
    clear: () => setValues(initial),
  });
  useEffect(() => {
    loadSchemas().catch(() => {});
  }, []);
  const { onChange } = props;
  const set = useCallback(
    (name: string, value: unknown) => setValues((so) => ({ ...so, [name]: value })),
    [],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: told of what stands in the fields, not of each drawing of the page
  useEffect(() => onChange?.(typedOf(values)), [values]);
  const register = useCallback((name: string, field: FormField) => {
    fields.current.set(name, field);
    return () => {
      fields.current.delete(name);
    };
  }, []);
  const state = useMemo(
    () => ({ values, set, register, issues: refusal?.issues ?? [] }),
    [values, set, register, refusal],
  );
  return (
    <FormContext value={state}>
      <form className="form" noValidate onSubmit={send} aria-busy={busy}>
        {refusal !== null && <IssueSummary refusal={refusal} fields={fields.current} />}
        {children}
        <div className="form-buttons">
          <Button main size="large" submit danger={danger} busy={busy}>
            {submit}
          </Button>
          {onCancel !== undefined && (
            <Button size="large" onClick={onCancel}>
              {say(uiWords.cancel)}
            </Button>
          )}
          <span className="form-under-way" role="status">
            {busy && underWay !== undefined ? underWay : ''}
          </span>
        </div>
        <Dialog title={submit} open={asked !== null} onClose={() => setAsked(null)}>
          {asked}
          <div className="form-buttons">
            <Button main danger={danger} busy={busy} onClick={sendSure}>
              {submit}
            </Button>
            <Button onClick={() => setAsked(null)}>{say(uiWords.cancel)}</Button>
          </div>
        </Dialog>
      </form>
    </FormContext>
  );
}

type Steps = {
  readonly refuse: (refusal: Refusal | null) => void;
  readonly ask: (question: ReactNode) => void;
  readonly clear: () => void;
};

function useSend<O extends Operation>(
  { operation, input, check, sure, onDone, onRefused, again = false }: Props<O>,
  values: Values,
  { refuse, ask, clear }: Steps,
) {
  const deed = useDeed(operation);
  const [busy, setBusy] = useState(false);
  const sending = useRef(false);
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  const attempt = async (isSure: boolean) => {
    const typed = typedOf(values);
    const wanted = input(typed);
    const own = check?.(typed) ?? [];
    const told = new Set(own.map(nameOf));
    // What the page says of a field tells more than that it is needed.
    const issues = [...(await issuesIn(operation, wanted)).filter((one) => !told.has(nameOf(one))), ...own];
    if (issues.length > 0) return refuse({ message: problemWords['input-invalid'], issues });
    refuse(null);
    const question = isSure ? null : (sure?.(typed) ?? null);
    if (question !== null && question !== false) return ask(question);
    ask(null);
    try {
      const result = await deed(wanted as InputOf<O>);
      if (again && here.current) clear();
      onDone(result, typed);
    } catch (error) {
      if (error instanceof CallFailed && onRefused?.(error) === true) return;
      refuse({ message: messageOf(error), issues: error instanceof CallFailed ? error.refused.issues : [] });
    }
  };
  const sendOnce = async (isSure: boolean) => {
    // State comes too late for the second of two quick clicks.
    if (sending.current) return;
    sending.current = true;
    setBusy(true);
    await attempt(isSure);
    sending.current = false;
    if (here.current) setBusy(false);
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    await sendOnce(false);
  };
  return { send, sendSure: () => sendOnce(true), busy };
}

async function issuesIn(operation: Operation, wanted: unknown): Promise<Issue[]> {
  // Where the line is cut before they came, the server says what is wrong.
  const arrived = await loadSchemas().then(
    () => true,
    () => false,
  );
  if (!arrived) return [];
  const parsed = operation.input.safeParse(wanted, { reportInput: true });
  if (parsed.success) return [];
  const issues = issuesOf(parsed.error);
  const blank = new Set(issues.filter(isRequired).map(nameOf));
  return issues.filter((issue) => isRequired(issue) || !blank.has(nameOf(issue)));
}

/** Of a field that was left out nothing else is said. */
const isRequired = ({ message }: Issue) => message === fieldWords.required;
