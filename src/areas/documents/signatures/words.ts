import type { Word } from '../../../base/word.ts';
import type { LaterChange } from '../../../formats/pdf-signature/changes.ts';
import type { DoubtCode, FaultCode, SignatureReading } from '../../../formats/pdf-signature/reading.ts';
import type { SigningRefusal } from '../../../formats/pdf-signature/refused.ts';

export const verdictWords = {
  valid: { vi: 'Chữ ký hợp lệ', en: 'Valid signature' },
  undecided: { vi: 'Chưa đủ căn cứ kết luận chữ ký hợp lệ', en: 'Not known to be valid' },
  invalid: { vi: 'Chữ ký không hợp lệ', en: 'Invalid signature' },
} satisfies Record<SignatureReading['verdict'], Word>;

export const stampVerdictWords = {
  valid: { vi: 'Dấu thời gian hợp lệ', en: 'Valid time stamp' },
  undecided: { vi: 'Chưa đủ căn cứ kết luận dấu thời gian hợp lệ', en: 'Time stamp not known to be valid' },
  invalid: { vi: 'Dấu thời gian không hợp lệ', en: 'Invalid time stamp' },
} satisfies Record<SignatureReading['verdict'], Word>;

export const faultWords = {
  'byte-range-wrong': {
    vi: 'Phần tệp mà chữ ký bảo vệ ghi không đúng quy cách; không tin được chữ ký này.',
    en: 'What the signature covers is written in a wrong way; it cannot be believed.',
  },
  'contents-wrong': {
    vi: 'Chữ ký chừa ra ngoài nhiều hơn chính nó; nội dung phần đó có thể đã bị thay.',
    en: 'The signature leaves out more than itself; that part may have been exchanged.',
  },
  'not-whole-revision': {
    vi: 'Chữ ký không bảo vệ trọn vẹn văn bản tại thời điểm ký.',
    en: 'The signature does not cover the whole document as it was when signed.',
  },
  'cms-unreadable': {
    vi: 'Không đọc được chữ ký trong tệp.',
    en: 'The signature in the file cannot be read.',
  },
  'digest-differs': {
    vi: 'Nội dung tệp đã bị thay đổi sau khi ký.',
    en: 'The content was changed after it was signed.',
  },
  'signature-differs': {
    vi: 'Chữ ký không phải do khóa của chứng thư này tạo ra.',
    en: 'The signature was not made by the key of this certificate.',
  },
  'other-certificate': {
    vi: 'Chứng thư kèm theo không phải chứng thư đã dùng khi ký.',
    en: 'The certificate beside the signature is not the one it was made with.',
  },
  'algorithm-forbidden': {
    vi: 'Chữ ký dùng thuật toán không còn an toàn hoặc không rõ.',
    en: 'The signature uses an algorithm that is unsafe or unknown.',
  },
  'not-for-signing': {
    vi: 'Chứng thư không được cấp để ký văn bản.',
    en: 'The certificate was not issued for signing documents.',
  },
  'outside-validity': {
    vi: 'Chứng thư chưa có hiệu lực hoặc đã hết hạn tại thời điểm ký.',
    en: 'The certificate was not valid when it was signed.',
  },
  revoked: {
    vi: 'Chứng thư đã bị thu hồi trước thời điểm ký, hoặc không chứng minh được là ký trước khi thu hồi.',
    en: 'The certificate was revoked before the signature, or nothing shows that it was signed before.',
  },
  'content-changed-later': {
    vi: 'Nội dung, hoặc phông chữ, quyền, lệnh chạy trong tệp bị thêm hay sửa sau khi ký. Hãy xem bản tại thời điểm ký.',
    en: 'Content, or fonts, permissions or programs, were added or changed after it was signed. Look at what was signed.',
  },
  'change-not-allowed': {
    vi: 'Sau khi ký có thay đổi mà người ký không cho phép.',
    en: 'Afterwards something was changed that the signer does not allow.',
  },
} satisfies Record<FaultCode, Word>;

export const doubtWords = {
  'format-unsupported': {
    vi: 'Định dạng chữ ký cũ, Một Sổ không kiểm tra được. Hãy kiểm tra bằng phần mềm ký số.',
    en: 'An old format that Một Sổ cannot verify. Use the signing software.',
  },
  'algorithm-weak': {
    vi: 'Chữ ký dùng thuật toán cũ (SHA-1), không còn đủ tin cậy.',
    en: 'The signature uses an old algorithm (SHA-1) that can be relied on no more.',
  },
  'chain-weak': {
    vi: 'Chứng thư của người ký hoặc của nơi cấp dùng thuật toán cũ (MD5, SHA-1) hoặc khóa ngắn (RSA dưới 2048 bit), không còn đủ tin cậy.',
    en: 'The certificate of the signer or of an issuer uses an old algorithm (MD5, SHA-1) or a short key (RSA under 2048 bits) that can be relied on no more.',
  },
  'purpose-unclear': {
    vi: 'Chứng thư ghi mục đích sử dụng mà Một Sổ không biết có gồm ký văn bản hay không. Hãy hỏi nơi cấp chứng thư.',
    en: 'The certificate names purposes of which it is not known whether signing documents is among them. Ask its issuer.',
  },
  'no-anchors': {
    vi: 'Chưa cấu hình tổ chức chứng thực tin cậy nên chưa kết luận được người ký là ai. Người vận hành cần đặt chứng thư gốc vào thư mục TRUST_ANCHORS.',
    en: 'No trusted authority is set, so who signed cannot be made sure of. The operator must put root certificates into TRUST_ANCHORS.',
  },
  'not-trusted': {
    vi: 'Chứng thư không do tổ chức chứng thực tin cậy cấp, hoặc tệp thiếu chứng thư trung gian.',
    en: 'The certificate does not lead to a trusted authority, or one in between is missing in the file.',
  },
  'revocation-unknown': {
    vi: 'Không kiểm tra được chứng thư có bị thu hồi hay không.',
    en: 'Whether the certificate was revoked could not be learnt.',
  },
  'revoked-later': {
    vi: 'Chứng thư đã bị thu hồi; thời điểm ký do người ký tự khai nên chưa chắc là trước đó.',
    en: 'The certificate was revoked; only the signer says that it was signed before.',
  },
  'timestamp-not-trusted': {
    vi: 'Dấu thời gian không đúng, không do nơi tin cậy cấp để đóng dấu thời gian, hoặc dùng thuật toán cũ, không còn đủ tin cậy.',
    en: 'The time stamp is wrong, of nobody who is trusted with stamping times, or uses an old algorithm that can be relied on no more.',
  },
  'time-unknown': {
    vi: 'Không biết thời điểm ký, hoặc thời điểm được khai ở tương lai.',
    en: 'The time of signing is not known, or is still to come.',
  },
  'marked-later': {
    vi: 'Sau khi ký có người thêm chú thích, hình hoặc điền biểu mẫu; phần đó không thuộc văn bản đã ký và có thể che nội dung.',
    en: 'Afterwards somebody put notes or pictures on it or filled in a form; that is no part of what was signed and may cover it.',
  },
} satisfies Record<DoubtCode, Word>;

export const laterWords = {
  signatures: { vi: 'Thêm sau khi ký: chữ ký khác.', en: 'Added afterwards: another signature.' },
  annotations: {
    vi: 'Thêm sau khi ký: chú thích, hình đóng lên trang.',
    en: 'Added afterwards: notes or stamps.',
  },
  fields: {
    vi: 'Thêm sau khi ký: nội dung điền vào biểu mẫu, hoặc cách hiện các ô của biểu mẫu.',
    en: 'Added afterwards: what was filled into a form, or how its fields look.',
  },
  content: {
    vi: 'Thêm sau khi ký: nội dung văn bản, hoặc phông chữ, quyền, lệnh chạy trong tệp.',
    en: 'Added afterwards: content of the document, or fonts, permissions or programs in the file.',
  },
} satisfies Record<LaterChange, Word>;

export const knownWords = {
  signer: { vi: 'Người ký: {name}.', en: 'Signed by {name}.' },
  stamper: { vi: 'Nơi cấp dấu thời gian: {name}.', en: 'Time stamp of {name}.' },
  organisation: { vi: 'Cơ quan, tổ chức: {name}.', en: 'Organisation: {name}.' },
  issuer: {
    vi: 'Chứng thư số {serial} do {issuer} cấp, hiệu lực {from}–{to}.',
    en: 'Certificate {serial} of {issuer}, valid {from}–{to}.',
  },
  stamped: {
    vi: 'Thời điểm ký: {at}, theo dấu thời gian.',
    en: 'Signed at {at}, by a time stamp.',
  },
  claimed: {
    vi: 'Thời điểm ký: {at}, do người ký tự khai.',
    en: 'Signed at {at}, as the signer says.',
  },
  intact: { vi: 'Phần đã ký còn nguyên vẹn.', en: 'What was signed is unchanged.' },
  revokedSince: {
    vi: 'Chứng thư bị thu hồi sau khi ký; dấu thời gian chứng minh đã ký trước đó.',
    en: 'The certificate was revoked later; a time stamp shows that it was signed before.',
  },
  unrevoked: { vi: 'Chứng thư chưa bị thu hồi.', en: 'The certificate is not revoked.' },
  notPades: {
    vi: 'Chữ ký không theo chuẩn PAdES-B: chứng thư không nằm trong phần được ký.',
    en: 'Not of the profile PAdES-B: the certificate is not among what was signed.',
  },
  nobody: { vi: 'không ghi tên', en: 'no name' },
} satisfies Record<string, Word>;

export const fileWords = {
  none: { vi: 'Tệp này không có chữ ký số.', en: 'The file has no digital signature.' },
  unreadable: {
    vi: 'Cấu trúc tệp không chặt chẽ nên không kiểm tra được chữ ký. Đừng dựa vào chữ ký hiển thị trên tệp này; hãy lấy lại tệp từ nơi gửi.',
    en: 'The file is not built strictly, so its signatures cannot be verified. Do not rely on them; ask for the file again.',
  },
  encrypted: {
    vi: 'Tệp đặt mật khẩu nên không kiểm tra được chữ ký. Hãy lấy bản không đặt mật khẩu.',
    en: 'The file is locked by a password, so its signatures cannot be verified.',
  },
  'too-large': {
    vi: 'Tệp quá lớn, có quá nhiều chữ ký hoặc cấu trúc rối bất thường nên không kiểm tra được ở đây. Hãy kiểm tra bằng phần mềm ký số.',
    en: 'The file is too large, has too many signatures or is built too intricately to be verified here. Use the signing software.',
  },
  outdated: {
    vi: 'Đây là bản ký trước khi văn bản bị sửa, giữ để tra cứu; không còn là bản ký của văn bản này.',
    en: 'This was signed before the document was changed, and is kept to be looked up; it is the signed document no more.',
  },
  noAnchors: {
    vi: 'Chưa cấu hình tổ chức chứng thực tin cậy.',
    en: 'No trusted authority is set.',
  },
  damagedAnchors: {
    vi: 'Có tệp chứng thư tin cậy không đọc được: {names}. Người vận hành cần thay tệp.',
    en: 'These files of trusted certificates cannot be read: {names}. The operator must replace them.',
  },
  demo: {
    vi: 'Dùng thử: chứng thư ký thử được coi là tin cậy cho đến khi khởi động lại.',
    en: 'Trial: the invented certificates are trusted until the next start.',
  },
} satisfies Record<string, Word>;

/** What is told to whoever signs. */
export const signingWords = {
  'file-unreadable': {
    vi: 'Cấu trúc tệp không chặt chẽ nên không ký được. Hãy xuất lại tệp PDF từ phần mềm soạn thảo.',
    en: 'The file is not built strictly and cannot be signed. Export the PDF again.',
  },
  'file-encrypted': {
    vi: 'Tệp đặt mật khẩu nên không ký được. Hãy dùng bản không đặt mật khẩu.',
    en: 'The file is locked by a password and cannot be signed.',
  },
  'file-closed': {
    vi: 'Người ký trước đã khóa tệp, không cho thêm chữ ký.',
    en: 'An earlier signer closed the file to further signatures.',
  },
  'certificate-unreadable': {
    vi: 'Không đọc được chứng thư. Hãy chọn tệp chứng thư dạng DER hoặc PEM (.cer, .crt, .pem).',
    en: 'The certificate cannot be read. Choose a file in DER or PEM.',
  },
  'key-unsupported': {
    vi: 'Loại khóa của chứng thư chưa dùng được. Cần khóa RSA hoặc ECDSA.',
    en: 'This kind of key cannot be used. RSA or ECDSA is needed.',
  },
  'outside-page': {
    vi: 'Vị trí đặt chữ ký nằm ngoài trang. Hãy chọn lại trang và vị trí.',
    en: 'The place is not on a page of the file. Choose again.',
  },
  'page-turned': {
    vi: 'Trang bị xoay nên chưa đặt được hình chữ ký. Hãy xuất lại tệp với trang đứng, hoặc ký không kèm hình.',
    en: 'The page is turned, so nothing can be shown on it. Export it upright, or sign without a picture.',
  },
  'picture-unreadable': {
    vi: 'Không đọc được hình chữ ký. Hãy dùng tệp .png nền trong suốt.',
    en: 'The picture cannot be read. Use a .png with a clear background.',
  },
  'signature-wrong': {
    vi: 'Giá trị chữ ký không khớp với chứng thư và nội dung đã chuẩn bị. Hãy ký lại đúng dữ liệu được đưa ra.',
    en: 'The signature does not fit the certificate and what was prepared. Sign exactly what was given.',
  },
  notPdf: { vi: 'Chỉ ký số và kiểm tra chữ ký trên tệp PDF.', en: 'Only PDF files are signed and verified.' },
  notOurs: {
    vi: 'Chỉ ký số văn bản của đơn vị đang soạn thảo, đã ký hoặc đã phát hành.',
    en: 'Only documents of the unit are signed, while drafted, signed or issued.',
  },
  outdated: {
    vi: 'Tệp này là bản ký trước khi văn bản bị sửa. Hãy đính kèm tệp PDF của nội dung mới rồi ký tệp đó.',
    en: 'This file was signed before the document was changed. Attach the PDF of what it says now, and sign that.',
  },
  certificateOutside: {
    vi: 'Chứng thư chỉ có hiệu lực {from}–{to}. Hãy dùng chứng thư còn hiệu lực.',
    en: 'The certificate is valid {from}–{to} only. Use one that is valid.',
  },
  certificateNotForSigning: {
    vi: 'Chứng thư này không được cấp để ký văn bản. Hãy chọn chứng thư khác.',
    en: 'This certificate was not issued for signing documents. Choose another.',
  },
  certificateUntrusted: {
    vi: 'Chứng thư không do tổ chức chứng thực tin cậy cấp, hoặc thiếu chứng thư trung gian. Hãy kèm đủ chứng thư của nơi cấp.',
    en: 'The certificate does not lead to a trusted authority. Send along the certificates of its issuers.',
  },
  otherSigner: {
    vi: 'Chứng thư mang tên {name}, còn văn bản ghi người ký là {signer}. Hãy dùng đúng chứng thư của người ký.',
    en: 'The certificate names {name}, the document is signed by {signer}. Use the signer’s own certificate.',
  },
  pictureNotPng: {
    vi: 'Hình chữ ký, hình dấu phải là tệp .png.',
    en: 'The picture must be a .png.',
  },
  markForAnnex: {
    vi: 'Phụ lục ở tệp riêng không có hình chữ ký; hãy chọn cách thể hiện dành cho phụ lục.',
    en: 'An annex in a file of its own bears no picture; choose the mark for annexes.',
  },
  markOnlyForAnnex: {
    vi: 'Cách thể hiện này chỉ dành cho phụ lục ở tệp riêng.',
    en: 'This mark is for annexes in a file of their own.',
  },
  numberFirst: {
    vi: 'Phụ lục ký số sau khi văn bản đã có số và ký hiệu. Hãy phát hành văn bản trước.',
    en: 'An annex is signed once its document has a number. Issue the document first.',
  },
  nameNotFound: {
    vi: 'Không tìm thấy chỗ trống phía trên tên "{name}" trong tệp. Hãy tự chọn vị trí đặt hình chữ ký.',
    en: 'There is no room above the name "{name}" in the file. Choose the place yourself.',
  },
  noSignatureToStamp: {
    vi: 'Tệp chưa có hình chữ ký của người ký để đóng dấu lên. Hãy tự chọn vị trí đặt hình dấu.',
    en: 'There is no picture of a signature to put the stamp on. Choose the place yourself.',
  },
  expired: {
    vi: 'Đã quá thời gian chờ ký. Hãy chuẩn bị ký lại.',
    en: 'It took too long. Prepare the signature again.',
  },
  notGood: {
    vi: 'Chữ ký vừa tạo không kiểm tra được là đúng nên chưa lưu. Lý do: {reason}',
    en: 'The new signature does not verify, so nothing was kept: {reason}',
  },
  breaksEarlier: {
    vi: 'Ký thêm sẽ làm chữ ký trước không còn hợp lệ nên chưa lưu.',
    en: 'Signing would make an earlier signature invalid, so nothing was kept.',
  },
  onlyTrial: {
    vi: 'Ký thử chỉ có ở bản dùng thử. Ở đây phải ký bằng khóa trên token, SIM hoặc dịch vụ ký số.',
    en: 'Signing on trial is for trials only. Sign with a token, a SIM or a signing service.',
  },
} satisfies Record<SigningRefusal, Word> & Record<string, Word>;

/** How signed files are called. */
export const signedFileWords = {
  first: { vi: '{name} (đã ký số).pdf', en: '{name} (signed).pdf' },
  again: { vi: '{name} (đã ký số {number}).pdf', en: '{name} (signed {number}).pdf' },
} satisfies Record<string, Word>;
/** What such a name ends with, before its type. */
export const signedEnding = / \(đã ký số(?: \d+)?\)$/;

export const demoWords = {
  authority: { vi: 'Chứng thực dùng thử (không có giá trị)', en: 'Trial authority (without value)' },
} satisfies Record<string, Word>;
