import type { Word } from '../../../base/word.ts';
import type { Fate } from '../contract-counted.ts';

/** The words of a list that was kept with a figure. */
export const keptWords = {
  since: { vi: 'Từ đó đến nay', en: 'Since then' },
  fates: {
    changed: { vi: 'Đã sửa', en: 'Changed' },
    gone: { vi: 'Không còn được đếm', en: 'No longer counted' },
  } satisfies Record<Fate, Word>,
  same: { vi: 'Như cũ', en: 'As it was' },
  nowAs: { vi: 'Nay sổ cũng đếm được {now} mục', en: 'The register counts {now} now too' },
  nowOther: { vi: 'Nay sổ đếm được {now} mục', en: 'The register counts {now} now' },
  toNow: { vi: 'Xem danh sách hiện nay', en: 'See the list as it is now' },
} as const;
