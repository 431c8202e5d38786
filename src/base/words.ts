import type { SettingName } from './config.ts';
import { databaseWords } from './database/words.ts';
import type { DatabaseProblemCode, OperationProblemCode, ServiceProblemCode } from './problem.ts';
import type { Word } from './word.ts';

const serviceWords = {
  'files-unreachable': {
    vi: 'Chưa tới được kho lưu tệp. Xin thử lại sau ít phút; nếu vẫn lỗi, hãy báo người vận hành.',
    en: 'The store of files cannot be reached. Try again in a few minutes; if it still fails, tell the operator.',
  },
  'files-refused': {
    vi: 'Kho lưu tệp không nhận khóa truy cập. Người vận hành cần kiểm tra FILES_URL, S3_ACCESS_KEY_ID và S3_SECRET_ACCESS_KEY.',
    en: 'The store of files refuses the key. The operator must check FILES_URL, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY.',
  },
  'file-lost': {
    vi: 'Tệp trong kho không còn đúng như khi lưu. Hãy báo người vận hành để khôi phục từ bản sao lưu.',
    en: 'The file in the store is not what was saved. Tell the operator, who can bring it back from a backup.',
  },
  'mail-not-set': {
    vi: 'Một Sổ chưa được nối với máy chủ thư nên không gửi được thư. Người vận hành cần đặt SMTP_URL và MAIL_FROM.',
    en: 'No mail server is set, so no letter can be sent. The operator must set SMTP_URL and MAIL_FROM.',
  },
  'mail-refused': {
    vi: 'Máy chủ thư từ chối thư này. Hãy kiểm tra địa chỉ nhận, tài khoản trong SMTP_URL và MAIL_FROM.',
    en: 'The mail server refuses the letter. Check the recipient, the account in SMTP_URL and MAIL_FROM.',
  },
  'mail-postponed': {
    vi: 'Máy chủ thư chưa nhận thư này. Thư sẽ được gửi lại sau.',
    en: 'The mail server does not take the letter yet. It will be sent again later.',
  },
  'backup-damaged': {
    vi: 'Bản sao lưu bị hỏng hoặc không đầy đủ nên chưa khôi phục gì. Hãy dùng một bản khác.',
    en: 'The backup is damaged or incomplete; nothing was restored. Use another one.',
  },
  'backup-of-other-version': {
    vi: 'Bản sao lưu này thuộc phiên bản Một Sổ khác. Hãy cài đúng phiên bản đã tạo ra nó, khôi phục, rồi mới nâng cấp.',
    en: 'The backup was made by another version of Một Sổ. Install that version, restore, and upgrade after that.',
  },
  'backup-needs-empty': {
    vi: 'Cơ sở dữ liệu đích đã có dữ liệu nên chưa ghi gì. Hãy chọn một cơ sở dữ liệu còn trống.',
    en: 'The database to write to is not empty; nothing was written. Choose an empty one.',
  },
  'backup-differs': {
    vi: 'Dữ liệu sau khi chép không khớp với bản gốc nên đã hủy. Hãy thử lại; nếu vẫn vậy, xin báo người phát triển.',
    en: 'What was copied differs from its source, so it was undone. Try again; if it stays so, tell the developers.',
  },
} satisfies Record<ServiceProblemCode, Word>;

export const problemWords: Record<OperationProblemCode | DatabaseProblemCode | ServiceProblemCode, Word> = {
  ...databaseWords,
  ...serviceWords,
  'input-invalid': {
    vi: 'Có mục nhập chưa đúng. Hãy sửa các mục được đánh dấu rồi gửi lại.',
    en: 'Some entries need mending. Correct the marked fields and send again.',
  },
  'not-signed-in': {
    vi: 'Bạn chưa đăng nhập hoặc phiên làm việc đã hết. Hãy đăng nhập rồi làm lại.',
    en: 'You are not signed in, or the session has ended. Sign in and try again.',
  },
  'sign-in-refused': {
    vi: 'Tên đăng nhập hoặc mật khẩu không đúng.',
    en: 'The sign-in name or the password is wrong.',
  },
  'second-step-needed': {
    vi: 'Hãy nhập mã 6 số trong ứng dụng xác thực, hoặc một mã dự phòng.',
    en: 'Enter the six digits of the authenticator app, or a recovery code.',
  },
  'not-permitted': {
    vi: 'Vị trí công tác của bạn không có quyền làm việc này ở đơn vị này. Nếu cần, hãy hỏi người quản trị của đơn vị.',
    en: 'Your post may not do this in this unit. If it should, ask the administrator of the unit.',
  },
  'not-found': {
    vi: 'Không có mục này, hoặc mục đã được gỡ bỏ.',
    en: 'There is no such thing here, or it was removed.',
  },
  'changed-by-other': {
    vi: 'Người khác vừa sửa mục này. Hãy xem lại bản mới rồi sửa tiếp; những gì bạn gõ vẫn còn đây.',
    en: 'Somebody else has just changed this. Look at the new state and continue; what you typed is still here.',
  },
  'already-there': { vi: 'Mục này đã có.', en: 'This is there already.' },
  'too-many-requests': {
    vi: 'Có quá nhiều yêu cầu trong thời gian ngắn. Hãy thử lại sau {seconds} giây.',
    en: 'Too many requests in a short time. Try again in {seconds} seconds.',
  },
  'request-unreadable': {
    vi: 'Máy chủ không hiểu yêu cầu này.',
    en: 'The server does not understand what was sent.',
  },
  'request-too-large': {
    vi: 'Nội dung gửi lên quá lớn. Hãy chia nhỏ rồi gửi lại.',
    en: 'What was sent is too large. Send it in parts.',
  },
  'clock-set-back': {
    vi: 'Đồng hồ của máy chủ đang chậm hơn lần ghi gần nhất nên chưa ghi được. Người vận hành cần chỉnh lại giờ; sau đó hãy làm lại.',
    en: 'The clock of the server is behind the last entry, so nothing can be recorded. The operator must set it right; then try again.',
  },
  'not-set-up': {
    vi: 'Một Sổ chưa được khởi tạo. Hãy mở trang chủ để chọn Dùng thử hoặc Bắt đầu thật.',
    en: 'Một Sổ is not set up yet. Open the first page and choose trial or real use.',
  },
  'not-set-up-for-real': {
    vi: 'Một Sổ chưa được khởi tạo. Hãy mở trang chủ để lập người quản trị đầu tiên.',
    en: 'Một Sổ is not set up yet. Open the first page and make the first administrator.',
  },
  'other-installation': {
    vi: 'Cơ sở dữ liệu này đã được khởi tạo cho việc khác: dữ liệu dùng thử và dữ liệu thật không dùng chung một nơi. Hãy dùng một cơ sở dữ liệu khác, hoặc chạy lại đúng loại đã chọn lúc đầu.',
    en: 'This database was set up for the other kind: trial data and real data do not share a place. Use another database, or start with the kind that was chosen first.',
  },
  'server-failed': {
    vi: 'Máy chủ gặp lỗi ngoài dự kiến. Hãy thử lại; nếu vẫn vậy, xin báo người vận hành.',
    en: 'The server met an unforeseen error. Try again; if it stays, tell the operator.',
  },
};

/** Told by the one who asked: the server said nothing. */
export const notReachedWord: Word = {
  vi: 'Không tới được máy chủ. Hãy kiểm tra đường mạng rồi thử lại.',
  en: 'The server cannot be reached. Check the network and try again.',
};

/** What is wrong with one field, for the checks that any form has. */
export const fieldWords = {
  required: { vi: 'Cần nhập mục này.', en: 'This is needed.' },
  tooShort: { vi: 'Cần ít nhất {least} ký tự.', en: 'At least {least} characters are needed.' },
  tooLong: { vi: 'Dài quá {most} ký tự.', en: 'Longer than {most} characters.' },
  tooSmall: { vi: 'Phải từ {least} trở lên.', en: 'Must be {least} or more.' },
  tooLarge: { vi: 'Phải từ {most} trở xuống.', en: 'Must be {most} or less.' },
  tooFew: { vi: 'Hãy chọn hoặc thêm ít nhất {least} mục.', en: 'At least {least} entries are needed.' },
  tooMany: { vi: 'Nhiều nhất {most} mục.', en: 'At most {most} entries.' },
  date: {
    vi: 'Cần một ngày có thật trong lịch, ví dụ 07/06/2026.',
    en: 'A real day is needed, such as 07/06/2026.',
  },
  number: { vi: 'Cần một số.', en: 'A number is needed.' },
  choice: { vi: 'Hãy chọn một trong các mục có sẵn.', en: 'Choose one of the given entries.' },
  email: { vi: 'Địa chỉ thư điện tử chưa đúng.', en: 'This is no e-mail address.' },
  login: {
    vi: 'Tên đăng nhập chỉ gồm chữ không dấu, số và các dấu . _ @ -',
    en: 'A sign-in name has letters without accents, digits and . _ @ -',
  },
  twice: { vi: 'Một mục được nhập hai lần.', en: 'One thing is entered twice.' },
  unwritable: {
    vi: 'Có ký tự không lưu được. Hãy xóa mục này rồi gõ lại.',
    en: 'This holds a sign that cannot be kept. Delete it and type it again.',
  },
  unknownField: { vi: 'Không có mục này trong biểu.', en: 'The form has no such field.' },
  other: { vi: 'Giá trị chưa đúng.', en: 'This value does not fit.' },
} satisfies Record<string, Word>;

/** What the foundation itself has to tell the person who starts the program; `{path}` and `{name}` are replaced by values. */
export const secretProblemWords = {
  'secret-readable-by-others': {
    vi: 'Người khác trên máy này đọc được tệp bí mật {path}. Hãy chạy: chmod 600 "{path}" rồi khởi động lại. Nếu có thể đã có người đọc, hãy thay tệp đó.',
    en: 'Others on this machine can read the secret file {path}. Run: chmod 600 "{path}" and start again. If someone may have read it, replace it.',
  },
  'secret-folder-open': {
    vi: 'Người khác trên máy này ghi được vào thư mục bí mật {path}. Hãy chạy: chmod 700 "{path}" rồi khởi động lại.',
    en: 'Others on this machine can write to the folder of secrets {path}. Run: chmod 700 "{path}" and start again.',
  },
  'secret-damaged': {
    vi: 'Không đọc được khóa bí mật trong {path}. Hãy lấy lại tệp này từ bản sao lưu; đừng xóa nó, vì khóa mới không mở được dữ liệu cũ.',
    en: 'The secret key in {path} cannot be read. Bring this file back from a backup; do not delete it, for a new key does not open old data.',
  },
  'secrets-unwritable': {
    vi: 'Không ghi được vào {path}. Hãy cho tài khoản chạy Một Sổ quyền ghi vào thư mục dữ liệu, hoặc đặt DATA_DIR khác.',
    en: 'Cannot write to {path}. Let the account that runs Một Sổ write to the data folder, or set another DATA_DIR.',
  },
} as const;

/** What each setting is expected to be, for the person who starts the program. */
export const settingWords = {
  PORT: {
    vi: 'một số từ 0 đến 65535, ví dụ 3000',
    en: 'a number from 0 to 65535, for instance 3000',
  },
  HOST: {
    vi: 'địa chỉ để lắng nghe, ví dụ 127.0.0.1 hoặc 0.0.0.0',
    en: 'the address to listen on, for instance 127.0.0.1 or 0.0.0.0',
  },
  MOTSO_WORKERS: {
    vi: 'một số từ 1 đến 64: số tệp được đọc cùng lúc',
    en: 'a number from 1 to 64: how many files are read at once',
  },
  DATA_DIR: {
    vi: 'đường dẫn tới thư mục dữ liệu, ví dụ ./data',
    en: 'the path of the data folder, for instance ./data',
  },
  DATABASE_URL: {
    vi: 'địa chỉ PostgreSQL dạng postgres://tài-khoản:mật-khẩu@máy:5432/cơ-sở-dữ-liệu; cần có khi đặt DATABASE_OWNER_URL',
    en: 'an address of PostgreSQL such as postgres://account:password@host:5432/database; needed with DATABASE_OWNER_URL',
  },
  DATABASE_OWNER_URL: {
    vi: 'địa chỉ PostgreSQL của tài khoản chủ, dạng như DATABASE_URL',
    en: 'an address of PostgreSQL for the owner account, like DATABASE_URL',
  },
  DATABASE_CONNECTIONS: {
    vi: 'một số từ 1 đến 500: số kết nối tới PostgreSQL',
    en: 'a number from 1 to 500: connections to PostgreSQL',
  },
  PUBLIC_URL: {
    vi: 'địa chỉ mà mọi người mở Một Sổ, ví dụ https://motso.tinh.gov.vn; cần có khi đặt OIDC_ISSUER',
    en: 'the address people open, for instance https://motso.example.vn; needed with OIDC_ISSUER',
  },
  TRUST_PROXY: {
    vi: 'một số từ 0 đến 10: số máy chủ trung gian (proxy) đứng trước Một Sổ',
    en: 'a number from 0 to 10: proxies in front of the server',
  },
  SMTP_URL: {
    vi: 'địa chỉ máy chủ thư dạng smtp://tài-khoản:mật-khẩu@máy:587 hoặc smtps://…:465',
    en: 'a mail server such as smtp://account:password@host:587 or smtps://…:465',
  },
  MAIL_FROM: {
    vi: 'địa chỉ gửi thư, ví dụ Một Sổ <motso@tinh.gov.vn>; cần có khi đặt SMTP_URL',
    en: 'the sender of letters, for instance Một Sổ <motso@example.vn>; needed with SMTP_URL',
  },
  FILES_URL: {
    vi: 'nơi lưu tệp dạng s3://tên-kho?endpoint=https://máy&region=vùng; để trống thì lưu trong thư mục dữ liệu',
    en: 'a bucket such as s3://name?endpoint=https://host&region=region; left blank, files lie in the data folder',
  },
  S3_ACCESS_KEY_ID: {
    vi: 'mã khóa của kho tệp S3; cần có khi đặt FILES_URL',
    en: 'the access key of the bucket; needed with FILES_URL',
  },
  S3_SECRET_ACCESS_KEY: {
    vi: 'khóa bí mật của kho tệp S3; cần có khi đặt FILES_URL',
    en: 'the secret key of the bucket; needed with FILES_URL',
  },
  OIDC_ISSUER: {
    vi: 'địa chỉ dịch vụ đăng nhập, ví dụ https://dangnhap.tinh.gov.vn',
    en: 'the address of the sign-in service, for instance https://login.example.vn',
  },
  OIDC_CLIENT_ID: {
    vi: 'mã ứng dụng do dịch vụ đăng nhập cấp; cần có khi đặt OIDC_ISSUER',
    en: 'the client id given by the sign-in service; needed with OIDC_ISSUER',
  },
  OIDC_CLIENT_SECRET: {
    vi: 'khóa bí mật do dịch vụ đăng nhập cấp',
    en: 'the client secret given by the sign-in service',
  },
  OIDC_NAME: {
    vi: 'tên trên nút đăng nhập, không quá 60 ký tự',
    en: 'the name on the sign-in button, 60 characters at most',
  },
  REQUESTS_PER_PERSON: {
    vi: 'một số từ 60 đến 1000000: số yêu cầu mỗi phút của một người đã đăng nhập',
    en: 'a number from 60 to 1000000: requests a minute of one person who signed in',
  },
  REQUESTS_PER_KEY: {
    vi: 'một số từ 60 đến 1000000: số yêu cầu mỗi phút của một khóa truy cập',
    en: 'a number from 60 to 1000000: requests a minute of one API key',
  },
  METRICS_TOKEN: {
    vi: 'chuỗi ít nhất 16 ký tự để đọc /metrics từ máy khác',
    en: 'at least 16 characters, to read /metrics from another machine',
  },
  LOG_LEVEL: { vi: 'debug, info, warn hoặc error', en: 'debug, info, warn or error' },
  BACKUP_DIR: {
    vi: 'đường dẫn tới thư mục sao lưu; để trống thì lưu trong thư mục dữ liệu',
    en: 'the path of the folder of backups; left blank, it lies in the data folder',
  },
  BACKUP_KEEP: {
    vi: 'một số từ 1 đến 3650: số bản sao lưu được giữ lại',
    en: 'a number from 1 to 3650: how many backups are kept',
  },
  TRUST_ANCHORS: {
    vi: 'đường dẫn tới thư mục chứng thư của các tổ chức chứng thực tin cậy; để trống thì là trust-anchors trong thư mục dữ liệu',
    en: 'the path of the folder of trusted authorities; left blank, trust-anchors in the data folder',
  },
} satisfies Record<SettingName, Word>;

/** What every page and every file of a trial says. */
export const trialWords = {
  mark: { vi: 'DÙNG THỬ', en: 'TRIAL' },
  banner: {
    vi: 'Dữ liệu dùng thử – tỉnh Minh Họa là tỉnh tưởng tượng, không dùng vào việc thật.',
    en: 'Trial data – the province of Minh Họa is invented; not for real work.',
  },
  beginReal: {
    vi: 'Muốn bắt đầu thật: dừng chương trình rồi chạy npm start -- --real',
    en: 'To begin for real: stop the program and run npm start -- --real',
  },
} satisfies Record<string, Word>;
