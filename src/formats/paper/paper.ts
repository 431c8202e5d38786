import type { PlainDate } from '../../base/plain-date.ts';

/**
 * An administrative document after NĐ 30/2020/NĐ-CP, annex I, as it is printed; written as .docx or .pdf.
 * Texts are printed as they are given, save those that the decree wants in capitals (agencies, kind, posts, title of an annex).
 */
export type AdministrativePaper = {
  readonly head: PaperHead;
  readonly body: readonly PaperBlock[];
  readonly sign: {
    /** As ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]. */
    readonly authority: readonly string[];
    readonly name: string;
  };
  /** The list under "Nơi nhận:", as it is printed. */
  readonly recipients: readonly string[];
  readonly annexes: readonly PaperAnnex[];
  /** Printed on every page: a draft, or data of a trial. */
  readonly banner: string | null;
};

export type PaperHead = {
  /** The agency above; a commune's committee normally names none. */
  readonly superior: string | null;
  readonly office: string;
  /** Null where the number is not given yet: room is left for it. */
  readonly number: string | null;
  /** "BC-UBND" */
  readonly symbol: string;
  readonly place: string;
  readonly date: PlainDate | null;
  /** "BÁO CÁO" */
  readonly kind: string;
  readonly subject: string;
  /** The paper that this one puts right, where it does. */
  readonly corrects?: string;
  /** The grounds ("Căn cứ …"), each ended by ";", the last by ".". */
  readonly bases: readonly string[];
  /** Under "Kính gửi:"; reports normally have none. */
  readonly addressees: readonly string[];
};

export type PaperBlock =
  | {
      readonly kind: 'heading';
      readonly level: 1 | 2 | 3 | 4;
      /** As printed before the text: "I.", "1.", "a)". */
      readonly number: string | null;
      readonly text: string;
    }
  | { readonly kind: 'paragraph'; readonly runs: readonly PaperRun[]; readonly align?: PaperAlign }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      /** The number of the first item: 1 where it is not given. */
      readonly start?: number;
      readonly items: readonly PaperItem[];
    }
  | { readonly kind: 'table'; readonly table: PaperTable }
  | PaperPicture;

/** "\n" in the text breaks the line. */
export type PaperRun = {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
};
/** Level 0 is outermost. */
export type PaperItem = { readonly level: number; readonly runs: readonly PaperRun[] };
export type PaperAlign = 'left' | 'center' | 'right' | 'justify';

export type PaperPicture = {
  readonly kind: 'picture';
  readonly format: 'png' | 'jpeg';
  readonly bytes: Uint8Array;
  /** In millimetres; made smaller in proportion where the page has less room. */
  readonly width: number;
  readonly height: number;
  /** What is seen, for those who do not see it. */
  readonly description: string;
  readonly caption: string | null;
};

export type PaperTable = {
  /** Widths in any measure: the table takes the whole width of the text, each column its share. */
  readonly columns: readonly { readonly width: number; readonly align: PaperAlign }[];
  /** Printed again on each page. */
  readonly header: readonly PaperRow[];
  readonly rows: readonly PaperRow[];
  /** Points; 12 where it is not given. */
  readonly size?: number;
  /** Its header and first two rows stand on one page, and with what was said right before them. */
  readonly keepsStart?: true;
};
/** One entry for each column; null where nothing stands or a cell before covers the place. */
export type PaperRow = readonly (PaperCell | null)[];
export type PaperCell = {
  readonly text: string;
  /** The same text with its looks, where parts of it have their own. */
  readonly runs?: readonly PaperRun[];
  /** The value as canonical decimal ("1157", "99.7") for spreadsheets; paper prints `text`. */
  readonly number?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly align?: PaperAlign;
  readonly rowSpan?: number;
  readonly columnSpan?: number;
};

export type PaperAnnex = {
  /** "Biểu mẫu 1" */
  readonly heading: string;
  readonly title: string;
  /** "(Kèm theo Báo cáo số … ngày … của …)" */
  readonly reference: string | null;
  readonly landscape: boolean;
  readonly table: PaperTable;
};
