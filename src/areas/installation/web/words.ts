import type { Word } from '../../../base/word.ts';

/** The words of the first start and of the operator's page. */
export const words = {
  welcome: { vi: 'Chào mừng đến với Một Sổ', en: 'Welcome to Một Sổ' },
  welcomeLead: {
    vi: 'Đây là lần chạy đầu tiên. Bạn muốn bắt đầu thế nào?',
    en: 'This is the first start. How do you want to begin?',
  },
  kind: { vi: 'Cách bắt đầu', en: 'How to begin' },
  demo: { vi: 'Dùng thử', en: 'Try it' },
  demoText: {
    vi: 'Có sẵn tỉnh Minh Họa (tỉnh tưởng tượng) với người và cây đơn vị từ 2023 đến 2026 để thử mọi việc. Không chuyển sang dữ liệu thật được.',
    en: 'The invented province of Minh Họa, with people and units from 2023 to 2026, to try everything. It cannot become real data.',
  },
  real: { vi: 'Bắt đầu thật', en: 'Begin for real' },
  realText: {
    vi: 'Sổ trống cho đơn vị của bạn. Bạn lập người quản trị đầu tiên, rồi nhập cây đơn vị.',
    en: 'An empty register for your unit. You make the first administrator, then load the tree of units.',
  },
  code: { vi: 'Mã khởi tạo', en: 'Set-up code' },
  codeHint: {
    vi: '8 ký tự, được in ra ở cửa sổ đã chạy npm start. Chỉ người chạy chương trình mới có.',
    en: 'Eight characters, printed where npm start runs.',
  },
  first: { vi: 'Người quản trị đầu tiên', en: 'The first administrator' },
  fullName: { vi: 'Họ và tên', en: 'Full name' },
  login: { vi: 'Tên đăng nhập', en: 'Sign-in name' },
  loginHint: {
    vi: 'Chữ không dấu, số và các dấu . _ @ -; ví dụ: nguyenvanan',
    en: 'Letters without accents, digits and . _ @ -',
  },
  password: { vi: 'Mật khẩu', en: 'Password' },
  passwordHint: {
    vi: 'Ít nhất 12 ký tự; nên ghép vài từ không liên quan, có dấu cũng được.',
    en: 'At least 12 characters; a few unrelated words are good.',
  },
  repeated: { vi: 'Nhập lại mật khẩu', en: 'Password again' },
  notSame: { vi: 'Hai lần nhập không giống nhau.', en: 'The two are not the same.' },
  beginDemo: { vi: 'Bắt đầu dùng thử', en: 'Begin the trial' },
  beginReal: { vi: 'Khởi tạo sổ thật', en: 'Begin for real' },
  underWay: {
    vi: 'Đang lập cơ sở dữ liệu, mất chừng nửa phút …',
    en: 'Making the database, about half a minute …',
  },
  fileCheck: {
    vi: 'Chỉ cần kiểm tra một báo cáo? Không cần khởi tạo',
    en: 'Only want to check a report? No set-up is needed',
  },

  system: { vi: 'Hệ thống', en: 'System' },
  systemLead: {
    vi: 'Tình trạng máy chủ và các việc vận hành. Trang này không cho xem dữ liệu nghiệp vụ.',
    en: 'The state of the server and what runs it. No business data are seen here.',
  },
  notOperator: {
    vi: 'Trang này dành cho người giữ vị trí vận hành hệ thống.',
    en: 'This page is for whoever holds the post of system operator.',
  },
  noAuditor: {
    vi: 'Chưa có ai giữ vai trò thanh tra ở đơn vị cao nhất, nên chưa ai đọc và kiểm tra được nhật ký của những người quản trị.',
    en: 'Nobody holds the post of an auditor in the topmost unit, so nobody reads what the administrators did.',
  },
  giveIt: { vi: 'Giao vị trí này', en: 'Give this post' },
  askAdministrator: {
    vi: 'Hãy nhờ người quản trị của đơn vị cao nhất giao vị trí này.',
    en: 'Ask the administrator of the topmost unit to give it.',
  },
  state: { vi: 'Tình trạng', en: 'State' },
  version: { vi: 'Phiên bản', en: 'Version' },
  data: { vi: 'Dữ liệu', en: 'Data' },
  dataDemo: { vi: 'Dùng thử', en: 'Trial' },
  dataReal: { vi: 'Thật', en: 'Real' },
  database: { vi: 'Cơ sở dữ liệu', en: 'Database' },
  embedded: { vi: 'Nhúng trong thư mục dữ liệu', en: 'Embedded in the data folder' },
  server: { vi: 'Máy chủ PostgreSQL', en: 'PostgreSQL server' },
  migrations: { vi: 'Số bước cấu trúc đã áp dụng', en: 'Migrations applied' },
  startedAt: { vi: 'Khởi động lúc', en: 'Started' },
  free: { vi: 'Đĩa còn trống', en: 'Free on disk' },
  freeLow: { vi: 'Sắp hết chỗ, hãy dọn đĩa.', en: 'Little is left; make room.' },
  jobs: { vi: 'Việc nền', en: 'Jobs' },
  jobsText: { vi: '{waiting} đang chờ, {failed} thất bại', en: '{waiting} waiting, {failed} failed' },
  head: { vi: 'Bản ký nhật ký gần nhất', en: 'Last signed head of the log' },
  noHead: { vi: 'chưa có', en: 'none yet' },
  mail: { vi: 'Gửi thư thử', en: 'Send a test letter' },
  mailLead: {
    vi: 'Để biết cài đặt gửi thư có đúng không trước khi mọi người cần đến.',
    en: 'To learn whether mail is set up rightly before anybody needs it.',
  },
  to: { vi: 'Gửi tới địa chỉ', en: 'To the address' },
  send: { vi: 'Gửi', en: 'Send' },
  sent: { vi: 'Đã gửi. Hãy mở hộp thư {to} để xem.', en: 'Sent. Look into the mailbox {to}.' },
  verify: { vi: 'Kiểm tra nhật ký', en: 'Verify the log' },
  verifyLead: {
    vi: 'Tính lại chuỗi mã băm của nhật ký và đối chiếu với bản ký lưu ngoài cơ sở dữ liệu.',
    en: 'Reckons the chain of the log again and compares it with the heads signed outside.',
  },
  verifyData: { vi: 'Kiểm tra dữ liệu', en: 'Verify the data' },
  verifyDataLead: {
    vi: 'Soát cây đơn vị và các tệp đã lưu để tìm chỗ không được phép có.',
    en: 'Looks through the tree of units and the files for what must not be there.',
  },
  dataWhole: {
    vi: 'Không thấy chỗ sai nào trong {units} đơn vị và {files} tệp.',
    en: 'No fault in {units} units and {files} files.',
  },
  dataFaults: { vi: 'Có {count} chỗ sai', en: '{count} faults' },
  where: { vi: 'Ở đâu', en: 'Where' },
  what: { vi: 'Chỗ sai', en: 'What' },
} satisfies Record<string, Word>;
