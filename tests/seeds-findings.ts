/**
 * The contradictions that stand on the face of the five reports, each looked up by hand in the report.
 * `id`: its number in domain.md §1.8, "" for one beyond that list. `says`: words that the message must have.
 */
export type ExpectedFinding = {
  readonly id: string;
  readonly severity: 'error' | 'warning' | 'note';
  readonly says: readonly string[];
};

const finding =
  (severity: ExpectedFinding['severity']) =>
  (id: string, ...says: string[]): ExpectedFinding => ({ id, severity, says });
const [error, warning, note] = [finding('error'), finding('warning'), finding('note')];

export const expectedFindings: Readonly<Record<string, readonly ExpectedFinding[]>> = {
  '000': [
    error('D14', '9.436 tỷ'),
    warning('D15', 'KH số 20/KH-UBND'),
    warning('D15', 'ô đơn vị tính ghi “Số PAKN: 0”'),
    warning('D15', 'UBND cấp xã tiếp nhận được giải quyết đúng hẹn', 'ô đơn vị tính ghi “100%”'),
    warning('D15', 'gửi hoàn toàn dưới dạng điện tử', 'ô đơn vị tính ghi “100%”'),
    warning('D16', '47', '41 + 3', 'còn 3'),
    note('D18', '1.1.1'),
    error('', '71/QĐ-UBND', 'quyết định'),
    warning('', 'Tổng số TTHC', 'để trống', '218'),
    warning('', 'đơn vị cấp xã đã kết nối', '“01”'),
    warning('', 'chứng thư số', '“Đơn vị”'),
    note('', '20', '19 + 1'),
  ],
  '001': [
    error('D1', '1.142 / 1.144 = 99,8 %', '99,7 %'),
    error('D2', 'ghi 4', 'ghi 0'),
    warning('D2', '49', '45 + 0 + 0', 'còn 4'),
    error('D3', '30', '19'),
    warning('D3', '10 / 19 = 52,6 %'),
    error('D4', 'Hệ thống', 'ghi 3', '3 cấp = 2'),
    error('D5', 'Chưa rõ'),
    note('D6', '100 %', '0/0'),
    error('D7', '70 + 63 = 133', '130'),
    warning('D8', '4,76 %', '1 / 21', '2015'),
    note('D9', '1.144', 'trùng nhau'),
    warning('', 'Khảo sát sự hài lòng', 'để trống', '1.144'),
    warning('', 'văn bản quy phạm pháp luật', 'để trống', '(1)'),
    warning('', 'Tổng số TTHC', 'để trống', '(130)'),
  ],
  '002': [
    error('', 'mức độ 3', '29 và 8'),
    warning('', '2016', '87', '85', 'lớn hơn'),
    warning('', 'Trục liên thông', 'Đạt', 'bằng 0'),
    warning('', '140', '169', 'chữ ký số'),
    warning('', 'đều xây dựng Kế hoạch kiểm tra', '(năm 2015) = 0', '(năm 2016) = 0'),
    warning('', 'đều tổ chức các lớp tập huấn', '(năm 2015) = 0'),
    warning('', 'không sử dụng vượt quá biên chế', '87 so với 85'),
    warning('', 'không vượt so với biên chế', '87 so với 85'),
    warning('', '2021–2030', '2020–2030'),
    note('', '(năm 2015) ghi 5', '21', '3 + 2'),
  ],
  '003': [
    error('D19', '77 − 69,82 = 7,18', '7,82'),
    error('D20', '1 − 0,69 = 0,31', '0,21'),
    error('D21', '1 − 0,64 = 0,36', '0,35'),
    error('D22', '3 − 2,33 = 0,67', '-0,07'),
    error('D22', 'cộng', '(-0,21) + (-0,35)'),
    error('D23', '2 − 0 = 2', '-1,00'),
    error('D23', 'cộng', '(-1) + (-1) = -2'),
    note('D24', '4,27', '7,18'),
    warning('', '103/UBND', 'NĐ 30/2020'),
  ],
  '004': [
    error('D10', '13/3/2022', '09/3/2023'),
    error('D10', 'từ 10/12/2022 đến 9/3/2022'),
    error('D10', '15/12/2022-10/03/2022'),
    error('D10', '74/BC-UBND', '13/3/2023', '13/3/2022'),
    warning('D10', 'ngày 01/01/2022 đến ngày 09/3/2023'),
    error('D11', '679 / 716 = 94,8 %', '0 %'),
    warning('D12', '679 / 711 = 95,5 %', '94,8 %', '716'),
    warning('D13', 'trực tuyến', 'Hình thức khảo sát', '= 1'),
    note('D25', '13/36'),
    note('D6', '0 %', '0/0'),
    error('', '40/KH-UBND', '40/KH-BCĐ'),
    warning('', 'giải ngân', 'để trống', '0 / 1.500'),
  ],
};

/** Relations that hold and must be shown as such: D17, 877 of 877 finished dossiers on time beside 880 received. */
export const expectedHeld: Readonly<Record<string, readonly string[]>> = {
  '000': ['877 / 877 = 100 %', '877 + 3 = 880'],
};
