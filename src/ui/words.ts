/** A text of the interface in both languages; `{name}` is replaced by a value. */
export type Word = { readonly vi: string; readonly en: string };
export const languages = ['vi', 'en'] as const;
export type Language = (typeof languages)[number];

export const uiWords = {
  close: { vi: 'Đóng', en: 'Close' },
  scrollable: { vi: '{name}, cuộn ngang được', en: '{name}, scrolls sideways' },
} satisfies Record<string, Word>;
