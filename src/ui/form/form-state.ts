import { createContext, useContext, useEffect, useId, useMemo } from 'react';
import type { Issue } from '../../base/problem.ts';
import type { Word } from '../../base/word.ts';
import { typedDate } from '../show.ts';

export type Values = Readonly<Record<string, unknown>>;

/** What was typed, as the form's operation wants it. */
export type Typed = {
  readonly text: (name: string) => string;
  /** Null where nothing was typed. */
  readonly optional: (name: string) => string | null;
  /** ISO; null where nothing was typed; the typed text itself where it is no day, so that it is refused. */
  readonly date: (name: string) => string | null;
  readonly flag: (name: string) => boolean;
  readonly list: <T>(name: string) => readonly T[];
  /** The chosen file; null where none was chosen. */
  readonly file: (name: string) => ChosenFile | null;
};
export type ChosenFile = { readonly name: string; readonly size: number; readonly bytes: ArrayBuffer };

export function typedOf(values: Values): Typed {
  const text = (name: string) => String(values[name] ?? '');
  const optional = (name: string) => (text(name).trim() === '' ? null : text(name));
  return {
    text,
    optional,
    date: (name) => {
      const typed = optional(name);
      return typed === null ? null : (typedDate(typed) ?? typed);
    },
    list: <T>(name: string) => (values[name] ?? []) as readonly T[],
    flag: (name) => values[name] === true,
    file: (name) => (values[name] as ChosenFile | undefined) ?? null,
  };
}

export type FormField = { readonly id: string; readonly label: string };
export type FormState = {
  readonly values: Values;
  readonly set: (name: string, value: unknown) => void;
  readonly issues: readonly Issue[];
  readonly register: (name: string, field: FormField) => () => void;
};
export const FormContext = createContext<FormState | null>(null);

/** Where an issue belongs: the path in the input is the name of the field. */
export const nameOf = ({ path }: Issue): string => path.join('.');

/** An issue inside of a list belongs to the field that holds the list. */
export const isAt = (issue: Issue, name: string): boolean =>
  nameOf(issue) === name || nameOf(issue).startsWith(`${name}.`);

/** One field of the form around it: its value, what is wrong with it, and the ids that tie label, hint and issues to it. */
export function useField(name: string, label: string) {
  const form = useContext(FormContext);
  if (form === null) throw new Error(`field ${name} stands outside of a form`);
  const id = useId();
  const { register, values, set } = form;
  useEffect(() => register(name, { id, label }), [register, name, id, label]);
  const issues: readonly Word[] = useMemo(
    () => form.issues.filter((issue) => isAt(issue, name)).map(({ message }) => message),
    [form.issues, name],
  );
  return { id, issues, value: values[name], set: (value: unknown) => set(name, value) };
}
