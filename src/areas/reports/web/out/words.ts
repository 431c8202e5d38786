import type { Word } from '../../../../base/word.ts';
import type { bundleStates } from '../../out/contract.ts';

/** The words of what leaves as a file. */
export const words = {
  downloads: { vi: 'Tải về', en: 'Download' },
  paper: {
    docx: { vi: 'Word (.docx)', en: 'Word (.docx)' },
    pdf: { vi: 'PDF', en: 'PDF' },
    xlsx: { vi: 'Excel (.xlsx)', en: 'Excel (.xlsx)' },
  },
  copyOut: { vi: 'Bảng chép sang phần mềm của Bộ', en: 'Copy-out sheet' },
  csv: { vi: 'Dữ liệu CSV', en: 'Data as CSV' },
  json: { vi: 'Dữ liệu JSON', en: 'Data as JSON' },
  draftLead: {
    vi: 'Chưa ký nên bản tải về có dấu dự thảo.',
    en: 'Not signed yet: what you download is marked as a draft.',
  },
  signedLead: { vi: 'Bản đã ký lần {number}.', en: 'Signed version {number}.' },
  campaignLead: {
    vi: 'Chỉ gồm báo cáo đã tiếp nhận.',
    en: 'Only reports that were received.',
  },
  heat: { vi: 'Biểu đồ các tỷ lệ', en: 'Chart of all rates' },
  comparison: { vi: 'Tải biểu đồ so sánh', en: 'Download the chart' },
  trend: { vi: 'Biểu đồ diễn biến', en: 'Trend chart' },
  makeBundle: { vi: 'Đóng gói tất cả', en: 'Pack all reports' },
  makeBundlePdf: { vi: 'Đóng gói tất cả, kèm PDF', en: 'Pack all reports with PDF' },
  bundles: { vi: 'Các gói báo cáo', en: 'Bundles' },
  bundle: { vi: 'Gói lúc {at}, {by} yêu cầu', en: 'Asked for at {at} by {by}' },
  withPdf: { vi: 'kèm PDF', en: 'with PDF' },
  progress: { vi: 'Đã xong {done}/{total} báo cáo', en: '{done} of {total} reports done' },
  getBundle: { vi: 'Tải gói báo cáo', en: 'Download the bundle' },
} satisfies Record<string, Word | Readonly<Record<string, Word>>>;

export const bundleStateWords: Readonly<Record<(typeof bundleStates)[number], Word>> = {
  waiting: { vi: 'Đang chờ', en: 'Waiting' },
  working: { vi: 'Đang đóng gói', en: 'Being packed' },
  ready: { vi: 'Sẵn sàng', en: 'Ready' },
  failed: { vi: 'Không đóng gói được, hãy thử lại', en: 'Failed, try again' },
};
