import type { Word } from '../ui/words.ts';

export const webWords = {
  name: { vi: 'Một Sổ', en: 'Một Sổ' },
  motto: { vi: 'Ghi một lần, báo cáo mọi nơi.', en: 'Record once, report everywhere.' },
  skip: { vi: 'Đến nội dung chính', en: 'Skip to the content' },
  otherLanguage: { vi: 'English', en: 'Tiếng Việt' },
} satisfies Record<string, Word>;
