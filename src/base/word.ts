/** A text of the interface in both languages; `{name}` is replaced by a value. */
export type Word = { readonly vi: string; readonly en: string };
export const languages = ['vi', 'en'] as const;
export type Language = (typeof languages)[number];

export type Values = Readonly<Record<string, string | number>>;

/** The text with its values in their places. */
export function filled(text: string, values: Values = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The same in both languages. */
export const filledWord = ({ vi, en }: Word, values: Values): Word => ({
  vi: filled(vi, values),
  en: filled(en, values),
});
