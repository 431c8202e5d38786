/** What a page begins with, known from its address alone: the file it is drawn by, and what it asks first. */
type First = { readonly at: RegExp; readonly load: () => Promise<unknown>; readonly asks: readonly string[] };

const report = '/api/units/$1/reports/$2';
const firsts: readonly First[] = [
  { at: /^\/bao-cao\/([^/]+)\/([^/]+)$/, load: () => import('./ReportRoute.tsx'), asks: [report] },
  {
    at: /^\/bao-cao\/([^/]+)\/([^/]+)\/loi-van$/,
    load: () => import('./NarrativeRoute.tsx'),
    asks: [report],
  },
];

/** The addresses asked as soon as a page is opened: who is there, and what the page shows. */
export function questionsAt(path: string): readonly string[] {
  const first = firsts.find(({ at }) => at.test(path));
  return ['/api/me', ...(first?.asks ?? []).map((ask) => path.replace(first!.at, ask))];
}

/** Begins to fetch the file of the page; who draws it fetches it again, and tells where that fails. */
export function loadAt(path: string): void {
  firsts
    .find(({ at }) => at.test(path))
    ?.load()
    .catch(() => {});
}
