import type { Word } from '../../../base/word.ts';
import type { Standing } from '../contract-campaign.ts';
import type { Status } from '../life.ts';

export const statusWords: Record<Status, Word> = {
  notBegun: { vi: 'Chưa làm', en: 'Not begun' },
  draft: { vi: 'Đang làm', en: 'Draft' },
  closed: { vi: 'Chờ ký', en: 'Waits for signature' },
  sent: { vi: 'Đã gửi', en: 'Sent' },
  returned: { vi: 'Bị trả lại', en: 'Returned' },
  received: { vi: 'Đã tiếp nhận', en: 'Received' },
  corrected: { vi: 'Có đính chính chờ tiếp nhận', en: 'A correction waits' },
  excused: { vi: 'Được miễn báo cáo', en: 'Excused' },
};

export const standingWords: Record<Standing, Word> = {
  notBegun: { vi: 'Chưa làm', en: 'Not begun' },
  draft: { vi: 'Đang làm', en: 'Draft' },
  overdue: { vi: 'Quá hạn chưa gửi', en: 'Overdue' },
  sentOnTime: { vi: 'Đã gửi đúng hạn', en: 'Sent on time' },
  sentLate: { vi: 'Đã gửi, trễ hạn', en: 'Sent late' },
  returned: { vi: 'Đã trả lại', en: 'Returned' },
  received: { vi: 'Đã tiếp nhận', en: 'Received' },
  corrected: { vi: 'Có đính chính', en: 'Corrected' },
  excused: { vi: 'Miễn báo cáo', en: 'Excused' },
};

export const deedWords: Readonly<Record<string, Word>> = {
  begun: { vi: 'Bắt đầu nhập', en: 'Begun' },
  assigned: { vi: 'Giao phần việc', en: 'Parts given out' },
  partClosed: { vi: 'Chốt một phần', en: 'A part closed' },
  partReopened: { vi: 'Mở lại một phần', en: 'A part opened again' },
  closed: { vi: 'Chốt trình ký', en: 'Closed for signing' },
  returnedInside: { vi: 'Trả lại trong đơn vị', en: 'Returned inside' },
  signed: { vi: 'Ký và gửi', en: 'Signed and sent' },
  received: { vi: 'Tiếp nhận', en: 'Received' },
  returned: { vi: 'Trả lại', en: 'Returned' },
  corrected: { vi: 'Ký đính chính', en: 'Corrected' },
  correctionProposed: { vi: 'Đề nghị đính chính', en: 'A correction proposed' },
  correctionDropped: { vi: 'Bỏ đề nghị đính chính', en: 'A proposed correction dropped' },
  lockExtended: { vi: 'Gia hạn khóa sổ', en: 'Lock extended' },
  excused: { vi: 'Miễn báo cáo', en: 'Excused' },
  successorNamed: { vi: 'Chọn đơn vị làm tiếp', en: 'Successor named' },
  excuseLifted: { vi: 'Bỏ miễn báo cáo', en: 'Asked for again' },
};
