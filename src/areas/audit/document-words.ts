import type { Word } from '../../base/word.ts';

export const documentObjectWords: Readonly<Record<string, Word>> = {
  document: { vi: 'Văn bản', en: 'Document' },
  examination: { vi: 'Kết quả kiểm tra, rà soát VBQPPL', en: 'Examination of a legal document' },
  register: { vi: 'Sổ văn bản', en: 'Register' },
  'document-source': { vi: 'Nguồn danh sách văn bản', en: 'Source of lists' },
  'document-import': { vi: 'Lần nhập danh sách', en: 'Import of a list' },
};

export const documentFieldNames: Readonly<Record<string, Word>> = {
  registerId: { vi: 'Sổ văn bản', en: 'Register' },
  sourceId: { vi: 'Nguồn danh sách', en: 'Source' },
  importId: { vi: 'Lần nhập danh sách', en: 'Import' },
  mapping: { vi: 'Cách ghép cột', en: 'Columns' },
  rows: { vi: 'Số dòng đã xong', en: 'Rows done' },
  same: { vi: 'Không đổi', en: 'Unchanged' },
  kept: { vi: 'Giữ nguyên vì đã sửa tại đây', en: 'Left as changed here' },
  skipped: { vi: 'Dòng không phải văn bản', en: 'Rows that are no document' },
  withheld: { vi: 'Văn bản mật (chỉ số và ngày)', en: 'Secret (number and days alone)' },
  noted: { vi: 'Văn bản ghi tạm', en: 'Documents noted' },
  printed: { vi: 'Số, ký hiệu', en: 'Number and symbol' },
  examinedOn: { vi: 'Ngày kiểm tra, rà soát', en: 'Examined on' },
  finding: { vi: 'Phát hiện', en: 'Found' },
  needed: { vi: 'Cần xử lý', en: 'Needed' },
  handledOn: { vi: 'Ngày xử lý xong', en: 'Handled on' },
  handledHow: { vi: 'Xử lý bằng văn bản nào', en: 'Handled by' },
  removed: { vi: 'Đã gỡ', en: 'Removed' },
  subject: { vi: 'Trích yếu', en: 'Subject' },
  suffix: { vi: 'Chữ sau số', en: 'Letters after the number' },
  issuedOn: { vi: 'Ngày văn bản', en: 'Dated' },
  receivedOn: { vi: 'Ngày đến', en: 'Arrived on' },
  signedOn: { vi: 'Ngày ký', en: 'Signed on' },
  signerPost: { vi: 'Chức vụ người ký', en: 'Post of the signer' },
  messageId: { vi: 'Mã của tin edXML', en: 'Id of the edXML message' },
};
