import type { Word } from '../../../base/word.ts';
import type { noticeKinds } from '../contract.ts';

type NoticeKind = (typeof noticeKinds)[number];

/** The words of signing in, the desk and one's own account. */
export const words = {
  signIn: { vi: 'Đăng nhập', en: 'Sign in' },
  signInLead: {
    vi: 'Dùng tài khoản do người quản trị đơn vị của bạn lập.',
    en: 'Use the account that the administrator of your unit made.',
  },
  ended: { vi: 'Phiên làm việc đã hết', en: 'Your session has ended' },
  endedLead: {
    vi: 'Hãy đăng nhập lại để làm tiếp. Những gì bạn đã gõ vẫn còn nguyên.',
    en: 'Sign in again to go on. What you typed is still there.',
  },
  login: { vi: 'Tên đăng nhập', en: 'Sign-in name' },
  password: { vi: 'Mật khẩu', en: 'Password' },
  code: { vi: 'Mã xác thực', en: 'Code' },
  codeHint: {
    vi: '6 chữ số trong ứng dụng xác thực trên điện thoại, hoặc một mã khôi phục.',
    en: 'Six digits from the authenticator app on your phone, or a recovery code.',
  },
  codeNeeded: { vi: 'Còn một bước nữa', en: 'One more step' },
  codeNeededText: {
    vi: 'Tài khoản này có xác thực hai bước. Hãy nhập mã rồi bấm Đăng nhập.',
    en: 'This account has a second step. Enter the code and sign in.',
  },
  orBy: { vi: 'Hoặc đăng nhập bằng', en: 'Or sign in by' },
  trialAccounts: { vi: 'Tài khoản dùng thử', en: 'Trial accounts' },
  trialLead: {
    vi: 'Chọn một người để xem công việc của họ. Mọi người và số liệu ở đây đều là tưởng tượng.',
    en: 'Choose a person to see their work. All people and figures here are invented.',
  },
  trialUse: { vi: 'Vào thử', en: 'Enter' },
  trialUseOf: { vi: 'Vào thử với {name}', en: 'Enter as {name}' },
  forgotten: {
    vi: 'Quên mật khẩu? Người quản trị đơn vị đặt lại được cho bạn.',
    en: 'Forgot the password? The administrator of your unit can reset it.',
  },
  fileCheck: {
    vi: 'Kiểm tra một báo cáo mà không cần tài khoản',
    en: 'Check a report without an account',
  },

  desk: { vi: 'Bàn làm việc', en: 'My desk' },
  greeting: { vi: 'Xin chào, {name}', en: 'Hello, {name}' },
  today: { vi: 'Hôm nay là {weekday}, ngày {date}.', en: 'Today is {weekday}, {date}.' },
  waiting: { vi: 'Tài khoản, vị trí và đơn vị', en: 'Account, posts and units' },
  nothingWaits: { vi: 'Không có việc nào ở phần này đang chờ bạn.', en: 'Nothing of this waits for you.' },
  myPosts: { vi: 'Vị trí công tác của tôi', en: 'My posts' },
  noPosts: {
    vi: 'Bạn chưa được giao vị trí nào còn hiệu lực, nên chưa xem được sổ của đơn vị nào. Hãy hỏi người quản trị đơn vị.',
    en: 'You hold no post in force, so no register is open to you. Ask the administrator of your unit.',
  },
  onBehalfOf: { vi: 'thay {name}', en: 'for {name}' },
  until: { vi: 'đến {date}', en: 'until {date}' },
  withBelow: { vi: 'cả các đơn vị cấp dưới', en: 'with the units below' },
  goTo: { vi: 'Mở nhanh', en: 'Go to' },

  account: { vi: 'Tài khoản của tôi', en: 'My account' },
  accountLead: {
    vi: 'Mật khẩu, xác thực hai bước, các phiên đang mở, khóa truy cập và ủy quyền.',
    en: 'Password, second step, open sessions, access keys and delegations.',
  },
  changePassword: { vi: 'Đổi mật khẩu', en: 'Change the password' },
  mustChange: { vi: 'Hãy đặt mật khẩu của riêng bạn', en: 'Choose a password of your own' },
  mustChangeLead: {
    vi: 'Mật khẩu vừa dùng do người khác đặt và chỉ dùng một lần. Đặt mật khẩu mới xong là vào được ngay.',
    en: 'The password you used was set by somebody else, for once only. After choosing a new one you can go on.',
  },
  current: { vi: 'Mật khẩu hiện tại', en: 'Present password' },
  oneTime: { vi: 'Mật khẩu một lần đã nhận', en: 'One-time password you received' },
  wanted: { vi: 'Mật khẩu mới', en: 'New password' },
  wantedHint: {
    vi: 'Ít nhất 12 ký tự; nên ghép vài từ không liên quan, có dấu cũng được.',
    en: 'At least 12 characters; a few unrelated words are good.',
  },
  repeated: { vi: 'Nhập lại mật khẩu mới', en: 'New password again' },
  notSame: { vi: 'Hai lần nhập không giống nhau.', en: 'The two are not the same.' },
  passwordChanged: {
    vi: 'Đã đổi mật khẩu. Các phiên khác của bạn đã kết thúc.',
    en: 'The password is changed. Your other sessions were ended.',
  },

  secondStep: { vi: 'Xác thực hai bước', en: 'Second step' },
  secondStepOn: { vi: 'Đang bật', en: 'On' },
  secondStepOff: { vi: 'Chưa bật', en: 'Off' },
  secondStepLead: {
    vi: 'Khi bật, ngoài mật khẩu còn cần mã 6 số từ ứng dụng trên điện thoại của bạn (Google Authenticator, Microsoft Authenticator …).',
    en: 'When on, a six-digit code from an app on your phone is needed besides the password.',
  },
  begin: { vi: 'Bật xác thực hai bước', en: 'Turn the second step on' },
  scan: {
    vi: 'Mở ứng dụng xác thực trên điện thoại, quét hình này rồi nhập mã 6 số mà ứng dụng hiện ra.',
    en: 'Open the authenticator app, scan this picture, and enter the six digits it shows.',
  },
  qr: { vi: 'Hình QR để quét bằng ứng dụng xác thực', en: 'QR code for the authenticator app' },
  secret: {
    vi: 'Không quét được? Nhập khóa này vào ứng dụng:',
    en: 'Cannot scan? Enter this key in the app:',
  },
  sixDigits: { vi: 'Mã 6 số', en: 'Six digits' },
  confirm: { vi: 'Xác nhận', en: 'Confirm' },
  recovery: { vi: 'Mã khôi phục', en: 'Recovery codes' },
  recoveryText: {
    vi: 'Xác thực hai bước đã bật. Mỗi mã dưới đây dùng được một lần khi không có điện thoại. Các mã chỉ hiện lần này: hãy in hoặc chép ra, cất nơi an toàn.',
    en: 'The second step is on. Each of these codes works once when the phone is not at hand. They are shown this once: print or copy them and keep them safe.',
  },
  print: { vi: 'In', en: 'Print' },
  kept: { vi: 'Tôi đã cất các mã', en: 'I have kept the codes' },
  remove: { vi: 'Tắt xác thực hai bước', en: 'Turn the second step off' },

  sessions: { vi: 'Các phiên đăng nhập', en: 'Sessions' },
  sessionsLead: {
    vi: 'Nếu thấy máy lạ, hãy kết thúc phiên đó và đổi mật khẩu.',
    en: 'If a device is strange to you, end its session and change the password.',
  },
  device: { vi: 'Máy', en: 'Device' },
  since: { vi: 'Đăng nhập lúc', en: 'Since' },
  lastSeen: { vi: 'Lần dùng gần nhất', en: 'Last used' },
  thisOne: { vi: 'phiên này', en: 'this one' },
  end: { vi: 'Kết thúc', en: 'End' },
  endOthers: { vi: 'Kết thúc mọi phiên khác', en: 'End all others' },
  endSessionOf: { vi: 'Kết thúc phiên trên {device}', en: 'End the session on {device}' },
  unknownDevice: { vi: 'Máy không rõ', en: 'Unknown device' },

  tokens: { vi: 'Khóa truy cập cho phần mềm', en: 'Access keys for programs' },
  tokensLead: {
    vi: 'Để phần mềm khác lấy hoặc ghi dữ liệu thay bạn; khóa không làm được nhiều hơn vị trí của bạn.',
    en: 'Let a program read or write in your place; a key can do no more than your posts.',
  },
  noTokens: { vi: 'Bạn chưa lập khóa nào.', en: 'You have made no key.' },
  newToken: { vi: 'Lập khóa truy cập', en: 'Make an access key' },
  tokenName: { vi: 'Dùng cho', en: 'Used for' },
  tokenNameHint: { vi: 'Ví dụ: phần mềm một cửa của xã', en: 'Such as: the one-stop software' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  below: { vi: 'Cả các đơn vị cấp dưới', en: 'The units below too' },
  mayWrite: { vi: 'Được ghi dữ liệu', en: 'May write' },
  mayWriteHint: { vi: 'Không chọn: khóa chỉ để đọc.', en: 'Otherwise the key is for reading only.' },
  readsOnly: { vi: 'Chỉ đọc', en: 'Reads only' },
  writes: { vi: 'Đọc và ghi', en: 'Reads and writes' },
  expires: { vi: 'Hết hạn ngày', en: 'Expires on' },
  lastUsed: { vi: 'Dùng gần nhất', en: 'Last used' },
  never: { vi: 'chưa dùng', en: 'never' },
  revoke: { vi: 'Hủy khóa', en: 'Revoke' },
  revokeSure: {
    vi: 'Phần mềm đang dùng khóa “{name}” sẽ không vào được nữa. Không khôi phục được khóa đã hủy.',
    en: 'The program that uses the key “{name}” will be shut out. A revoked key does not come back.',
  },
  tokenMade: {
    vi: 'Đã lập khóa. Khóa chỉ hiện lần này, hãy chép ngay vào phần mềm cần dùng.',
    en: 'The key is made. It is shown this once: copy it into the program now.',
  },
  theToken: { vi: 'Khóa truy cập', en: 'Access key' },

  reminders: { vi: 'Nhắc nhiệm vụ', en: 'Reminders of tasks' },
  remindersLead: {
    vi: 'Xem hạn nhiệm vụ trong lịch trên điện thoại, máy tính, hoặc nhận thư mỗi sáng làm việc.',
    en: 'See when tasks are due in the calendar of your telephone or computer, or get a letter each working morning.',
  },
  feed: { vi: 'Lịch nhiệm vụ', en: 'Calendar of tasks' },
  noFeed: { vi: 'chưa lập địa chỉ', en: 'no address made' },
  feedMadeAt: { vi: 'lập lúc {at}, {read}', en: 'made at {at}, {read}' },
  feedRead: { vi: 'lịch đọc gần nhất lúc {at}', en: 'last read at {at}' },
  feedNeverRead: { vi: 'chưa có lịch nào đọc', en: 'never read' },
  makeFeed: { vi: 'Lập địa chỉ lịch', en: 'Make a calendar address' },
  makeFeedAgain: { vi: 'Lập địa chỉ mới', en: 'Make a new address' },
  makeFeedSure: {
    vi: 'Địa chỉ cũ sẽ không dùng được nữa. Phải thêm địa chỉ mới vào từng ứng dụng lịch.',
    en: 'The old address will stop working. The new one must be added to each calendar.',
  },
  feedMade: {
    vi: 'Đã lập địa chỉ. Địa chỉ chỉ hiện lần này: hãy chép vào ứng dụng lịch, mục thêm lịch bằng địa chỉ (URL). Ai có địa chỉ này đều đọc được tên và hạn nhiệm vụ của bạn, đừng gửi cho người khác.',
    en: 'The address is made and shown this once: add it to your calendar as a subscription (URL). Whoever has it can read the titles and days of your tasks; do not pass it on.',
  },
  theFeed: { vi: 'Địa chỉ lịch', en: 'Calendar address' },
  withdrawFeed: { vi: 'Hủy địa chỉ', en: 'Withdraw the address' },
  withdrawFeedSure: {
    vi: 'Các ứng dụng lịch sẽ không đọc được nhiệm vụ của bạn nữa.',
    en: 'Calendars will no longer be able to read your tasks.',
  },
  digest: { vi: 'Thư mỗi sáng làm việc', en: 'Letter each working morning' },
  digestOn: { vi: 'đang gửi đến {email}', en: 'sent to {email}' },
  digestOff: { vi: 'đang tắt', en: 'off' },
  digestNoServer: {
    vi: 'chưa gửi được: máy chủ chưa cài đặt gửi thư',
    en: 'not available: the server cannot send letters',
  },
  digestNoEmail: {
    vi: 'chưa gửi được: hãy nhờ người quản trị đơn vị ghi địa chỉ thư điện tử của bạn',
    en: 'not available: ask the administrator of your unit to enter your e-mail address',
  },
  turnDigestOn: { vi: 'Bật thư nhắc', en: 'Turn the letter on' },
  turnDigestOff: { vi: 'Tắt thư nhắc', en: 'Turn the letter off' },

  delegations: { vi: 'Ủy quyền', en: 'Delegations' },
  delegationsLead: {
    vi: 'Khi vắng mặt, bạn có thể để người khác trong đơn vị làm thay vị trí của mình trong một thời gian.',
    en: 'While you are away somebody of your unit may act in your post for a time.',
  },
  given: { vi: 'Tôi ủy quyền', en: 'Given by me' },
  received: { vi: 'Tôi được ủy quyền', en: 'Received by me' },
  noGiven: { vi: 'Bạn chưa ủy quyền cho ai.', en: 'You have delegated nothing.' },
  noReceived: { vi: 'Chưa ai ủy quyền cho bạn.', en: 'Nobody has delegated to you.' },
  delegate: { vi: 'Ủy quyền', en: 'Delegate' },
  delegateTitle: { vi: 'Ủy quyền một vị trí', en: 'Delegate a post' },
  post: { vi: 'Vị trí', en: 'Post' },
  toPerson: { vi: 'Người được ủy quyền', en: 'To whom' },
  byPerson: { vi: 'Người ủy quyền', en: 'By whom' },
  reason: { vi: 'Lý do, văn bản', en: 'Reason or document' },
  from: { vi: 'Từ ngày', en: 'From' },
  to: { vi: 'Đến ngày', en: 'To' },
  span: { vi: 'Thời gian', en: 'Time' },
  spanText: { vi: '{from} – {to}', en: '{from} – {to}' },
  endDelegation: { vi: 'Chấm dứt', en: 'End' },
  endDelegationSure: {
    vi: '{name} sẽ không làm thay bạn được nữa kể từ hôm nay.',
    en: '{name} will no longer act for you from today on.',
  },
  openNow: { vi: 'không kỳ hạn', en: 'no end set' },
  action: { vi: 'Thao tác', en: 'Action' },

  outside: { vi: 'Đăng nhập bằng tài khoản khác', en: 'Signing in by another account' },
  outsideLead: {
    vi: 'Tài khoản ở hệ thống khác mở được tài khoản này. Muốn thêm: đăng xuất, rồi chọn hệ thống đó ở trang đăng nhập.',
    en: 'Accounts elsewhere that open this one. To add one, sign out and choose that system at sign-in.',
  },
  noOutside: { vi: 'Chưa liên kết tài khoản nào.', en: 'No account is linked.' },
  provider: { vi: 'Hệ thống', en: 'System' },
  linkedAt: { vi: 'Liên kết lúc', en: 'Linked' },
  unlink: { vi: 'Bỏ liên kết', en: 'Unlink' },
  unlinkSure: {
    vi: 'Bạn sẽ không đăng nhập bằng {provider} được nữa, cho đến khi liên kết lại.',
    en: 'You can no longer sign in by {provider} until you link it again.',
  },
  link: { vi: 'Liên kết tài khoản', en: 'Link the account' },
  linkLead: {
    vi: 'Nhập mật khẩu Một Sổ của bạn để từ nay đăng nhập được bằng {provider}.',
    en: 'Enter your Một Sổ password; from then on {provider} signs you in.',
  },
  linkNone: {
    vi: 'Không có tài khoản nào đang chờ liên kết. Hãy chọn lại hệ thống kia ở trang đăng nhập.',
    en: 'No account waits to be linked. Choose the other system at sign-in again.',
  },
  linkFirst: {
    vi: 'Tài khoản bạn vừa dùng chưa được liên kết. Hãy đăng nhập bằng mật khẩu Một Sổ một lần để liên kết.',
    en: 'The account you used is not linked yet. Sign in with your Một Sổ password once to link it.',
  },
  linked: { vi: 'Đã liên kết.', en: 'Linked.' },
  otherSystem: { vi: 'hệ thống kia', en: 'the other system' },
} satisfies Record<string, Word>;

/** What a notice on the desk says and where it leads. */
export const noticeWords: Readonly<Record<NoticeKind, { text: Word; action: Word }>> = {
  'nobody-audits': {
    text: {
      vi: 'Chưa có ai giữ vai trò thanh tra ở {about}, nên chưa ai đọc và kiểm tra được nhật ký.',
      en: 'Nobody holds the post of an auditor in {about}, so nobody can read and verify the log.',
    },
    action: { vi: 'Giao vị trí', en: 'Give the post' },
  },
  'nobody-operates': {
    text: {
      vi: 'Chưa có ai giữ vai trò vận hành hệ thống ở {about}, nên chưa ai xem được tình trạng và sao lưu.',
      en: 'Nobody holds the post of a system operator in {about}, so nobody sees the state and the backups.',
    },
    action: { vi: 'Giao vị trí', en: 'Give the post' },
  },
  'second-step-off': {
    text: { vi: 'Tài khoản của bạn chưa bật xác thực hai bước.', en: 'Your account has no second step yet.' },
    action: { vi: 'Bật ngay', en: 'Turn it on' },
  },
  'post-ending': {
    text: {
      vi: 'Vị trí của bạn ở {about} hết hạn ngày {on}. Nếu còn làm tiếp, hãy báo người quản trị đơn vị.',
      en: 'Your post in {about} ends on {on}. If you go on, tell the administrator of the unit.',
    },
    action: { vi: 'Xem vị trí', en: 'See the post' },
  },
  'delegation-received': {
    text: { vi: 'Bạn đang làm thay {about}, đến {on}.', en: 'You act for {about} until {on}.' },
    action: { vi: 'Xem ủy quyền', en: 'See the delegation' },
  },
  'delegation-ending': {
    text: { vi: 'Ủy quyền cho {about} hết hạn ngày {on}.', en: 'The delegation to {about} ends on {on}.' },
    action: { vi: 'Xem ủy quyền', en: 'See the delegation' },
  },
  'proposals-waiting': {
    text: { vi: '{count} đề xuất kế thừa chờ xác nhận.', en: '{count} proposed successions wait.' },
    action: { vi: 'Xem đề xuất', en: 'See them' },
  },
};
