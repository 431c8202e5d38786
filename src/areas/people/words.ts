import type { Word } from '../../base/word.ts';

export const passwordProblemWords = {
  'password-too-short': {
    vi: 'Mật khẩu cần ít nhất 12 ký tự. Một câu ngắn chỉ mình anh, chị biết thì vừa dài vừa dễ nhớ.',
    en: 'A password needs at least 12 characters. A short sentence only you know is long and easy to remember.',
  },
  'password-too-long': {
    vi: 'Mật khẩu dài tối đa 128 ký tự. Hãy rút ngắn lại.',
    en: 'A password has at most 128 characters. Make it shorter.',
  },
  'password-holds-login': {
    vi: 'Mật khẩu chứa tên đăng nhập. Hãy bỏ tên đăng nhập ra khỏi mật khẩu.',
    en: 'The password holds the sign-in name. Leave the sign-in name out of it.',
  },
  'password-holds-name': {
    vi: 'Mật khẩu chứa họ tên của anh, chị. Hãy bỏ họ tên ra khỏi mật khẩu.',
    en: 'The password holds your name. Leave your name out of it.',
  },
  'password-common': {
    vi: 'Mật khẩu này dễ đoán: chỉ gồm từ hay dùng, họ tên, chữ số hoặc các phím liền nhau. Hãy dùng vài từ không liên quan với nhau.',
    en: 'This password is easy to guess: only common words, names, digits or neighbouring keys. Use some words that have nothing to do with each other.',
  },
} satisfies Record<string, Word>;

export const roleWords = {
  specialist: { vi: 'Công chức chuyên môn', en: 'Specialist' },
  documentClerk: { vi: 'Văn thư', en: 'Document clerk' },
  deskClerk: { vi: 'Công chức một cửa', en: 'Desk clerk' },
  reportingOfficer: { vi: 'Công chức tổng hợp báo cáo', en: 'Reporting officer' },
  leader: { vi: 'Lãnh đạo', en: 'Leader' },
  campaignManager: { vi: 'Phụ trách đợt báo cáo, chấm điểm', en: 'Campaign manager' },
  appraiser: { vi: 'Người thẩm định', en: 'Appraiser' },
  unitAdministrator: { vi: 'Quản trị đơn vị', en: 'Unit administrator' },
  systemOperator: { vi: 'Vận hành hệ thống', en: 'System operator' },
  auditor: { vi: 'Thanh tra', en: 'Auditor' },
} satisfies Record<string, Word>;

export const reachWords = {
  own: { vi: 'Chỉ đơn vị này', en: 'This unit only' },
  below: { vi: 'Đơn vị này và các đơn vị cấp dưới', en: 'This unit and the units below it' },
} satisfies Record<string, Word>;

export const postProblemWords = {
  'post-dates-reversed': {
    vi: 'Ngày kết thúc ở trước ngày bắt đầu. Hãy sửa một trong hai ngày.',
    en: 'The last day is before the first. Mend one of the two.',
  },
  'post-held-twice': {
    vi: 'Người này đã giữ vai trò đó ở đơn vị này trong một phần thời gian ấy. Hãy sửa ngày, hoặc kết thúc vị trí cũ trước.',
    en: 'This person already holds that role in this unit for a part of that time. Change the dates, or end the other post first.',
  },
} satisfies Record<string, Word>;

export const delegationProblemWords = {
  'delegation-dates-reversed': {
    vi: 'Ngày kết thúc ủy quyền ở trước ngày bắt đầu. Hãy sửa một trong hai ngày.',
    en: 'The last day of the delegation is before the first. Mend one of the two.',
  },
  'delegation-before-post': {
    vi: 'Ủy quyền bắt đầu trước ngày người ủy quyền giữ vị trí này. Hãy chọn ngày bắt đầu muộn hơn.',
    en: 'The delegation begins before the post does. Choose a later first day.',
  },
  'delegation-after-post': {
    vi: 'Ủy quyền kéo dài quá ngày người ủy quyền thôi giữ vị trí này. Hãy chọn ngày kết thúc sớm hơn.',
    en: 'The delegation goes on after the post ends. Choose an earlier last day.',
  },
  'delegation-to-oneself': {
    vi: 'Không thể ủy quyền cho chính người đang giữ vị trí. Hãy chọn người khác.',
    en: 'A post cannot be delegated to its own holder. Choose someone else.',
  },
  'delegation-given-twice': {
    vi: 'Người này đã được ủy quyền vị trí đó trong một phần thời gian ấy. Hãy sửa ngày, hoặc kết thúc lần ủy quyền trước.',
    en: 'This person already acts in that post for a part of that time. Change the dates, or end the other delegation.',
  },
  'delegation-without-reason': {
    vi: 'Chưa ghi lý do ủy quyền. Hãy ghi số văn bản ủy quyền hoặc lý do, ví dụ: đi công tác, nghỉ phép.',
    en: 'No reason is given. Write the document the delegation rests on or the reason, such as travel or leave.',
  },
} satisfies Record<string, Word>;

/** What a person who must wait is told; the same whether the account exists or not. */
export const signInWords = {
  wrong: {
    vi: 'Tên đăng nhập, mật khẩu hoặc mã xác thực không đúng. Hãy kiểm tra rồi thử lại.',
    en: 'The sign-in name, password or code is not right. Check them and try again.',
  },
  waitSeconds: {
    vi: 'Đã có nhiều lần đăng nhập không thành. Hãy thử lại sau {seconds} giây, hoặc dùng máy đã từng đăng nhập.',
    en: 'There were many failed sign-ins. Try again in {seconds} seconds, or use a device you signed in from before.',
  },
  waitMinutes: {
    vi: 'Đã có nhiều lần đăng nhập không thành. Hãy thử lại sau {minutes} phút, hoặc dùng máy đã từng đăng nhập.',
    en: 'There were many failed sign-ins. Try again in {minutes} minutes, or use a device you signed in from before.',
  },
  outOfTime: {
    vi: 'Mật khẩu dùng một lần đã quá 7 ngày. Hãy nhờ người quản trị đơn vị đặt lại mật khẩu.',
    en: 'The one-time password is older than 7 days. Ask the administrator of your unit to reset it.',
  },
  busy: {
    vi: 'Đang có nhiều người đăng nhập cùng lúc. Hãy thử lại sau ít giây.',
    en: 'Many people are signing in at this moment. Try again in a few seconds.',
  },
} satisfies Record<string, Word>;

/** Why signing in by another system did not succeed; `{provider}` is that system's name. */
export const oidcProblemWords = {
  'provider-unreachable': {
    vi: 'Không kết nối được với {provider}. Hãy thử lại sau ít phút, hoặc đăng nhập bằng mật khẩu.',
    en: '{provider} cannot be reached. Try again in a few minutes, or sign in with a password.',
  },
  'provider-refused': {
    vi: '{provider} từ chối hoặc trả lời không đúng chuẩn. Hãy báo người vận hành kiểm tra cấu hình đăng nhập, hoặc đăng nhập bằng mật khẩu.',
    en: '{provider} refuses or does not answer by the standard. Tell the operator to check the settings of sign-in, or sign in with a password.',
  },
  'answer-forged': {
    vi: 'Câu trả lời không khớp với lần đăng nhập này nên bị từ chối. Hãy đăng nhập lại từ đầu trên cùng trình duyệt.',
    en: 'The answer does not belong to this sign-in and was refused. Begin again in the same browser.',
  },
  'answer-expired': {
    vi: 'Lần đăng nhập này đã quá 10 phút hoặc đã dùng rồi. Hãy đăng nhập lại từ đầu.',
    en: 'This sign-in is older than 10 minutes or was used already. Begin again.',
  },
  'denied-by-person': {
    vi: 'Việc đăng nhập bằng {provider} đã bị hủy. Hãy đăng nhập lại khi cần, hoặc dùng mật khẩu.',
    en: 'Signing in by {provider} was cancelled. Begin again when you like, or use a password.',
  },
} satisfies Record<string, Word>;

/** What is told to who changes their own account. */
export const reminderWords = {
  feedShownOnce: {
    vi: 'Địa chỉ này đã được lập và chỉ hiện một lần. Nếu chưa chép lại, hãy lập địa chỉ mới.',
    en: 'This address was made already and is shown once. If you did not copy it, make another.',
  },
  noEmail: {
    vi: 'Tài khoản chưa có địa chỉ thư điện tử. Hãy nhờ người quản trị đơn vị ghi địa chỉ rồi bật lại.',
    en: 'Your account has no e-mail address. Ask the administrator of your unit to enter it, then turn this on.',
  },
} satisfies Record<string, Word>;

export const accountWords = {
  wrongPassword: { vi: 'Mật khẩu không đúng.', en: 'The password is wrong.' },
  samePassword: {
    vi: 'Mật khẩu mới giống mật khẩu đang dùng. Hãy chọn mật khẩu khác.',
    en: 'The new password is the one in use. Choose another.',
  },
  wrongCode: {
    vi: 'Mã không đúng hoặc đã dùng rồi. Hãy chờ mã mới hiện ra rồi nhập lại.',
    en: 'The code is wrong or was used already. Wait for the next one and enter it.',
  },
  secondStepOn: {
    vi: 'Xác thực hai bước đang bật. Muốn chuyển sang máy khác, hãy tắt rồi bật lại.',
    en: 'The second step is on. To move it to another telephone, remove it and begin again.',
  },
  secondStepNotBegun: {
    vi: 'Chưa có mã QR nào chờ xác nhận. Hãy bấm Bật xác thực hai bước để bắt đầu.',
    en: 'Nothing waits to be confirmed. Begin the second step first.',
  },
  tokenShownOnce: {
    vi: 'Khóa này đã được lập và chỉ hiện một lần. Nếu chưa chép lại, hãy hủy rồi lập khóa mới.',
    en: 'This key was made already and is shown once. If you did not copy it, revoke it and make another.',
  },
  tokenDays: {
    vi: 'Khóa dùng được từ hôm nay đến nhiều nhất một năm. Hãy chọn ngày trong khoảng đó.',
    en: 'A key serves from today for one year at most. Choose a day in between.',
  },
  tokenUnit: {
    vi: 'Hãy chọn đơn vị mà bạn đang giữ vị trí, hoặc đơn vị cấp dưới trong phạm vi của vị trí đó.',
    en: 'Choose a unit in which you hold a post, or one below it that the post reaches.',
  },
  linkExpired: {
    vi: 'Chưa có tài khoản nào chờ liên kết, hoặc đã quá 10 phút. Hãy đăng nhập bằng tài khoản đó một lần nữa.',
    en: 'No account waits to be linked, or 10 minutes have passed. Sign in with that account once more.',
  },
  linkedAlready: {
    vi: 'Tài khoản này đã được liên kết với một người dùng khác.',
    en: 'This account is linked to another person already.',
  },
} satisfies Record<string, Word>;

/** What a delegation is refused for beside its own form. */
export const delegationWords = {
  recipientWithoutPost: {
    vi: 'Người nhận ủy quyền phải giữ một vị trí ở chính đơn vị này trong suốt thời gian ủy quyền.',
    en: 'Who receives a delegation must hold a post in this very unit on all its days.',
  },
  notDelegable: {
    vi: 'Chỉ ủy quyền được vị trí của chính mình; vị trí thanh tra thì không ủy quyền được.',
    en: 'Only one’s own post can be delegated, and that of an auditor cannot.',
  },
} satisfies Record<string, Word>;

/** Why somebody may not give or end a post. */
export const authorityWords = {
  'unit-out-of-reach': {
    vi: 'Vị trí này ở ngoài phạm vi quản trị của bạn. Hãy hỏi người quản trị của đơn vị cấp trên.',
    en: 'This post lies beyond your reach. Ask the administrator of the unit above.',
  },
  'reach-above-own': {
    vi: 'Bạn chỉ quản trị riêng đơn vị này nên không giao hay kết thúc được vị trí gồm cả đơn vị cấp dưới.',
    en: 'You administer this unit alone, so a post that reaches below is not yours to give or to end.',
  },
  'auditor-from-above': {
    vi: 'Vị trí thanh tra do người quản trị của đơn vị cấp trên giao và kết thúc, để không ai tự chọn người kiểm tra mình.',
    en: 'The administrator of a unit above gives and ends an auditor’s post, so that nobody chooses who examines them.',
  },
  'operator-at-the-top': {
    vi: 'Vị trí vận hành hệ thống chỉ có ở đơn vị cao nhất.',
    en: 'The post of a system operator stands in the topmost unit alone.',
  },
  'administrator-by-delegation': {
    vi: 'Người quản trị theo ủy quyền không giao, không kết thúc vị trí quản trị và không mở tài khoản của người giữ vị trí đó.',
    en: 'Who administers in another’s place does not give or end an administrator’s post, nor open the account of who holds it.',
  },
} satisfies Record<string, Word>;

/** What is told to who manages others' accounts and posts. */
export const manageWords = {
  oneselfByDelegation: {
    vi: 'Người quản trị theo ủy quyền không giao vị trí cho chính mình.',
    en: 'Who administers by delegation gives no post to themselves.',
  },
  loginTaken: {
    vi: 'Tên đăng nhập này đã có người dùng. Hãy chọn tên khác, ví dụ thêm tên viết tắt của đơn vị.',
    en: 'This sign-in name is taken. Choose another, such as one with the unit’s initials.',
  },
  loginUnknown: {
    vi: 'Không có tài khoản đang dùng nào có tên đăng nhập này. Hãy kiểm tra lại, hoặc lập tài khoản mới.',
    en: 'No active account has this sign-in name. Check it, or create an account.',
  },
  accountOutOfReach: {
    vi: 'Người này còn giữ vị trí ngoài phạm vi quản trị của bạn, nên tài khoản do người quản trị cấp trên sửa.',
    en: 'This person holds a post beyond your reach: an administrator above changes the account.',
  },
  notOneself: {
    vi: 'Không ai tự khóa tài khoản của mình. Hãy nhờ một người quản trị khác.',
    en: 'Nobody shuts out themselves. Ask another administrator.',
  },
  ownPassword: {
    vi: 'Hãy dùng mục Đổi mật khẩu cho tài khoản của chính mình.',
    en: 'For your own account use "Change the password".',
  },
  lastAdministrator: {
    vi: 'Đây là người quản trị cuối cùng của đơn vị cao nhất. Hãy giao vị trí này cho người khác trước.',
    en: 'This is the last administrator of the topmost unit. Give that post to somebody else first.',
  },
  lastDayPast: {
    vi: 'Ngày cuối sớm nhất là hôm qua; khi đó vị trí kết thúc ngay.',
    en: 'The earliest last day is yesterday; the post then ends at once.',
  },
  lastDayLate: {
    vi: 'Vị trí này kết thúc trước ngày đó. Muốn kéo dài, hãy giao một vị trí mới.',
    en: 'This post ends before that day. To go on longer, give a new post.',
  },
  handOverToHolder: {
    vi: 'Người nhận đang giữ chính vị trí này. Hãy chọn người khác.',
    en: 'The receiver holds this very post. Choose somebody else.',
  },
} satisfies Record<string, Word>;

/** The list of people as a file. */
export const peopleExportWords = {
  name: 'Danh sách người và vị trí',
  columns: ['Họ và tên', 'Tình trạng tài khoản', 'Vai trò', 'Phạm vi', 'Từ ngày', 'Đến ngày', 'Căn cứ'],
  active: 'Đang dùng',
  shutOut: 'Đã khóa',
};
