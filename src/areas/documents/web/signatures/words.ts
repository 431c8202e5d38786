import type { Word } from '../../../../base/word.ts';

export const signatureWords = {
  title: { vi: 'Chữ ký số', en: 'Digital signatures' },
  lead: {
    vi: 'Kiểm tra ngay trên các tệp PDF của văn bản: ai ký, khi nào, còn nguyên vẹn hay không.',
    en: 'Verified now in the PDF files of the document: who signed, when, and whether anything was changed.',
  },
  noPdf: { vi: 'Văn bản chưa có tệp PDF nào.', en: 'The document has no PDF file.' },
  signatureNumber: { vi: 'Chữ ký {number}', en: 'Signature {number}' },
  sign: { vi: 'Ký số', en: 'Sign' },
  signFile: { vi: 'Ký số tệp {name}', en: 'Sign the file {name}' },
  trial: { vi: 'Ký thử', en: 'Sign on trial' },
  trialFile: { vi: 'Ký thử tệp {name}', en: 'Sign the file {name} on trial' },
  trialNote: {
    vi: 'Chữ ký thử dùng khóa do phần mềm tự tạo, không có giá trị pháp lý.',
    en: 'A trial signature uses an invented key and has no legal value.',
  },
  signer: { vi: 'Tên người ký trên chứng thư thử', en: 'Name on the trial certificate' },
  certificate: { vi: 'Chứng thư của người ký', en: 'The signer’s certificate' },
  certificateHint: {
    vi: 'Tệp .cer, .crt hoặc .pem xuất từ phần mềm của token, SIM hoặc dịch vụ ký số; tệp .pem có thể kèm chứng thư của nơi cấp. Không bao giờ gửi khóa bí mật vào đây.',
    en: 'A .cer, .crt or .pem from the software of the token, SIM or service; a .pem may hold its issuers too. Never send a private key here.',
  },
  mark: { vi: 'Thể hiện trên trang', en: 'How it shows' },
  markSigner: { vi: 'Hình chữ ký của người ký', en: 'Picture of the signature' },
  markSignerHint: {
    vi: 'Màu xanh, .png nền trong suốt; đặt giữa chức vụ và họ tên.',
    en: 'Blue, .png with a clear background; between post and name.',
  },
  markOffice: { vi: 'Hình dấu của cơ quan', en: 'Stamp of the office' },
  markOfficeHint: {
    vi: 'Màu đỏ, .png nền trong suốt; trùm khoảng 1/3 hình chữ ký về bên trái.',
    en: 'Red, .png with a clear background; over the left third of the signature.',
  },
  markAnnex: { vi: 'Số, ký hiệu và thời gian ký', en: 'Number and time' },
  markAnnexHint: {
    vi: 'Dành cho phụ lục ở tệp riêng: góc trên bên phải trang đầu, không có hình.',
    en: 'For an annex in a file of its own: top right of the first page, no picture.',
  },
  markNone: { vi: 'Không thể hiện', en: 'Nothing' },
  markNoneHint: { vi: 'Chữ ký chỉ nằm trong tệp.', en: 'The signature is in the file alone.' },
  picture: { vi: 'Tệp hình', en: 'Picture' },
  pictureHint: { vi: 'Tệp .png, không quá 2 MB.', en: 'A .png of 2 MB at most.' },
  place: { vi: 'Tự chọn vị trí đặt hình', en: 'Choose the place yourself' },
  placeHint: {
    vi: 'Bỏ trống thì hình được đặt theo tên người ký, hoặc theo hình chữ ký đã có. Nếu cần, ghi: trang, cách trái, cách đáy, rộng, cao (mm). Ví dụ: 1, 120, 40, 50, 25',
    en: 'Left blank, it is placed by the signer’s name or the signature there is. Else: page, from the left, from the bottom, width, height in mm, such as 1, 120, 40, 50, 25',
  },
  prepare: { vi: 'Chuẩn bị ký', en: 'Prepare' },
  prepared: {
    vi: 'Đã chuẩn bị cho {signer}. Hãy ký dữ liệu dưới đây bằng token, SIM hoặc dịch vụ ký số trước {until}, rồi dán giá trị chữ ký.',
    en: 'Ready for {signer}. Sign the data below with the token, SIM or service before {until}, then paste the signature.',
  },
  nobody: { vi: 'chứng thư không ghi tên', en: 'a certificate without a name' },
  data: { vi: 'Dữ liệu cần ký (base64), SHA-256', en: 'Data to sign (base64), by SHA-256' },
  hash: { vi: 'Mã băm SHA-256 của dữ liệu', en: 'SHA-256 of the data' },
  value: { vi: 'Giá trị chữ ký (base64)', en: 'The signature (base64)' },
  valueHint: {
    vi: 'RSA theo PKCS #1 v1.5, hoặc ECDSA dạng DER.',
    en: 'RSA by PKCS #1 v1.5, or ECDSA in DER.',
  },
  complete: { vi: 'Hoàn tất ký', en: 'Complete' },
  again: { vi: 'Chuẩn bị lại', en: 'Prepare again' },
  outside: {
    vi: 'Nếu đã ký bằng phần mềm khác, chỉ cần đính kèm tệp PDF đã ký vào văn bản; chữ ký được kiểm tra tại đây.',
    en: 'Signed with other software already? Attach the signed PDF; its signatures are verified here.',
  },
} satisfies Record<string, Word>;
