/** Whether a header or footer only counts pages: "- 2 -", "Trang 2/10"; at most two numbers and no other word. */
export function isPageNumber(text: string): boolean {
  const rest = text.replace(/trang|page|trên|of/giu, '');
  return !/\p{L}/u.test(rest) && (rest.match(/\d+/g) ?? []).length <= 2;
}
