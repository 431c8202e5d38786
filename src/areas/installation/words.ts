import type { Word } from '../../base/word.ts';

export const setUpWords = {
  root: { vi: 'Cả nước', en: 'The nation' },
  decision: { vi: 'Khởi tạo Một Sổ', en: 'Set-up of Một Sổ' },
  alreadySetUp: {
    vi: 'Một Sổ đã được khởi tạo. Hãy tải lại trang rồi đăng nhập.',
    en: 'Một Sổ is set up already. Load the page again and sign in.',
  },
  wrongCode: {
    vi: 'Mã khởi tạo không đúng. Mã được in ra ở cửa sổ đã chạy npm start.',
    en: 'The set-up code is wrong. It was printed where npm start runs.',
  },
  onlyReal: {
    vi: 'Chương trình đang chạy để bắt đầu thật. Muốn dùng thử: dừng lại rồi chạy npm start -- --demo',
    en: 'The program was started for real data. To try it, stop it and run npm start -- --demo',
  },
  tooManyCodes: {
    vi: 'Mã khởi tạo đã bị nhập sai quá nhiều lần. Hãy chờ {minutes} phút rồi nhập lại; hoặc dừng chương trình, chạy lại npm start và dùng mã mới được in ra.',
    en: 'The set-up code was wrong too many times. Wait {minutes} minutes and enter it again; or stop the program, run npm start again and use the new code it prints.',
  },
} satisfies Record<string, Word>;

export const mailWords = {
  testSubject: 'Một Sổ: thư thử',
  testText: 'Thư này được gửi để thử máy chủ thư. Nếu bạn đọc được thư, việc gửi thư của Một Sổ đã thông.',
};

export const fileFaultWords = {
  missing: 'Tệp không còn trong kho tệp',
  changed: 'Nội dung tệp đã khác lúc cất',
};
