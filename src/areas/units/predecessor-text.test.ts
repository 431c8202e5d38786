import { describe, expect, it } from 'vitest';
import { differByOneLetter, looseNameKey, nameKey, partedName } from './names.ts';
import { type Mention, readPredecessors } from './predecessor-text.ts';

/** A mention in short: kind name @district *extent, "?" where the extent is of the list, "+" where all people went along. */
function told({ title, bare, district, province, extent, extentSure, allPeople, alsoIn }: Mention): string {
  const place = [district, province].filter((one) => one !== null).map((one) => ` @${one}`);
  const how = extent === 'unmarked' ? '' : ` *${extent}${extentSure ? '' : '?'}${allPeople ? '+' : ''}`;
  return `${title ?? '–'} ${bare}${place.join('')}${how}${alsoIn.map((name) => ` >${name}`).join('')}`;
}

const cases: readonly (readonly [string, readonly string[]])[] = [
  ['Xã An, Thị trấn Bình, Phường Cẩm', ['xã An', 'thị trấn Bình', 'phường Cẩm']],
  ['Xã An và Xã Bình', ['xã An', 'xã Bình']],
  ['Xã An, và xã  Xã Bình', ['xã An', 'xã Bình']],
  ['Xã Lao Và Chải, Xã An', ['xã Lao Và Chải', 'xã An']],
  ['Xã An (huyện Tân Bình), Xã An (huyện Phú Long)', ['xã An @huyện Tân Bình', 'xã An @huyện Phú Long']],
  ['Thị trấn An (huyện An, tỉnh Minh Họa)', ['thị trấn An @huyện An @tỉnh Minh Họa']],
  ['Phường 1, Phường 2 (Quận 5), Phường 12', ['phường 1', 'phường 2 @Quận 5', 'phường 12']],
  [
    'Phường An (thành phố Minh Họa), Bình, Cẩm',
    ['phường An @thành phố Minh Họa', 'phường Bình', 'phường Cẩm'],
  ],
  ['Xã An Xã Bình', ['xã An', 'xã Bình']],
  ['một phần quy mô dân số của xã An  Xã An', ['xã An *part']],
  [
    'Xã An và một phần diện tích tự nhiên, quy mô dân số của Xã Bình, Xã Cẩm',
    ['xã An', 'xã Bình *part', 'xã Cẩm *part?'],
  ],
  [
    'Xã An, một phần diện tích TN, quy mô dân số của các xã Bình, Cẩm, phần còn lại của xã Dương sau khi sắp xếp và Xã Em',
    ['xã An', 'xã Bình *part', 'xã Cẩm *part', 'xã Dương *rest', 'xã Em'],
  ],
  [
    'Sắp xếp một phần diện tích TN của các phường  Phường An, Phường Bình',
    ['phường An *part', 'phường Bình *part'],
  ],
  [
    'Toàn bộ  diện tích TN của các phường Phường An và Phường Bình',
    ['phường An *whole', 'phường Bình *whole'],
  ],
  ['một phần diện tích TN, toàn bộ quy mô dân số của Xã An', ['xã An *part+']],
  ['một phần diện tích TN, toàn bố quy mô dân số của của Xã An', ['xã An *part+']],
  ['phần còn lai của Xã An', ['xã An *rest']],
  ['Xã An (phần còn lại), Xã Bình (một phần)', ['xã An *rest', 'xã Bình *part']],
  ['Xã An (phần còn lại sau khi sáp nhập vào xã Bình, phường Cẩm mới)', ['xã An *rest >xã Bình >phường Cẩm']],
  [
    'Xã An (huyện Tân Bình) (phần còn lại sau khi sáp nhập vào xã Bình và Cẩm)',
    ['xã An @huyện Tân Bình *rest >xã Bình >xã Cẩm'],
  ],
  ['Xã An, Xã Bình (phần còn lại sau khi sáp nhập vào xã Cẩm', ['xã An', 'xã Bình *rest >xã Cẩm']],
  ['Xã An (bao gồm Hòn Đá), Xã Bình', ['xã An', 'xã Bình']],
  ['phần còn lại của Xã An sau khi sắp xếp theo quy định tại khoản 9 Điều này', ['xã An *rest']],
  ['phần còn lại củ Xã An', ['xã An *rest']],
  [
    'tỉnh Minh Họa, tỉnh Bà Rịa - Vũng Tàu và TPHCM',
    ['tỉnh Minh Họa', 'tỉnh Bà Rịa - Vũng Tàu', 'thành phố Hồ Chí Minh'],
  ],
  ['Huyện An', ['huyện An']],
  ['xã Các Sơn, Xã Cửa Lò', ['xã Các Sơn', 'xã Cửa Lò']],
  ['Xã An, Xã An', ['xã An']],
  ['Xã Hòa An'.normalize('NFD'), ['xã Hòa An']],
];

describe('free text on what a unit was made of', () => {
  it.each(cases)('%s', (text, expected) => {
    expect(readPredecessors(text).mentions.map(told)).toEqual(expected);
  });

  it('“giữ nguyên” names the unit itself', () => {
    expect([' giữ nguyên', 'Giữ nguyên.'].map((text) => readPredecessors(text).unchanged)).toEqual([
      true,
      true,
    ]);
    expect(readPredecessors('Xã Nguyên Giữ').unchanged).toBe(false);
  });

  it('what was no commune is told apart', () => {
    const { mentions, notUnits } = readPredecessors(
      'Thôn Đông, Xã An và khu vực bãi bồi (do huyện Bình quản lý)',
    );
    expect(mentions.map(told)).toEqual(['xã An']);
    expect(notUnits).toEqual(['Thôn Đông', 'khu vực bãi bồi do huyện Bình quản lý']);
  });

  it('a later change is read with its date, misprinted too', () => {
    const text =
      'tỉnh An và tỉnh Bình. Từ ngày 15%/03%/2026, Tỉnh Bình mới (sau sáp nhập) chuyển thành Thành phố Bình và thêm 3 xã chuyển thành phường.';
    const { mentions, later, notUnderstood } = readPredecessors(text);
    expect(mentions.map(told)).toEqual(['tỉnh An', 'tỉnh Bình']);
    expect(later).toEqual({
      on: '2026-03-15',
      former: 'Tỉnh Bình',
      name: 'Thành phố Bình',
      raised: { count: 3, from: 'xã', to: 'phường' },
    });
    expect(notUnderstood).toBeNull();
    expect(readPredecessors('tỉnh An. Từ ngày 1/2/2026 chuyển thành Thành phố An.').later).toBeNull();
    expect(
      readPredecessors('tỉnh An. Từ ngày 31/02/2026, Tỉnh An chuyển thành Thành phố An').notUnderstood,
    ).toBe('Từ ngày 31/02/2026, Tỉnh An chuyển thành Thành phố An');
    expect(
      readPredecessors('tỉnh An. Từ ngày 1/2/2026, Tỉnh An chuyển thành Thành phố An').later,
    ).toMatchObject({
      on: '2026-02-01',
      raised: null,
    });
  });
});

describe('names', () => {
  it('are parted into kind and rest', () => {
    const parted = ['Thành phố Vinh', 'TP. Vinh', 'TX Sơn Tây', 'P.3', 'Đặc khu Lý Sơn', 'Trung tâm'].map(
      partedName,
    );
    expect(parted.map(({ title, bare }) => `${title}: ${bare}`)).toEqual([
      'thành phố: Vinh',
      'thành phố: Vinh',
      'thị xã: Sơn Tây',
      'phường: 3',
      'đặc khu: Lý Sơn',
      'null: Trung tâm',
    ]);
  });

  it('are one where writers agree, and two where an accent differs', () => {
    const pairs = [
      ['Hoà Bình', 'Hòa Bình'],
      ['Thuỷ', 'Thủy'],
      ['Phan Rang-Tháp Chàm', 'Phan Rang - Tháp Chàm'],
      ["Ea H'leo", 'Ea H’Leo'],
      ['01', '1'],
      ['N.T Phong Hải', 'Nông trường Phong Hải'],
      ['Hòa Tú II', 'Hòa Tú 2'],
      ['Hòa'.normalize('NFD'), 'Hòa'],
    ];
    for (const [a, b] of pairs) expect(nameKey(a!)).toBe(nameKey(b!));
    expect(nameKey('Lượng Minh')).not.toBe(nameKey('Lưỡng Minh'));
    expect(nameKey('10')).not.toBe(nameKey('1'));
    expect(looseNameKey('Mỹ Quý')).toBe(looseNameKey('Mĩ Quí'));
    expect(looseNameKey('Đắk Ui')).toBe(looseNameKey('Đak Ui'));
  });

  it('differ by one letter, never by a digit', () => {
    expect(differByOneLetter('taxilang', 'tasilang')).toBe(true);
    expect(differByOneLetter('huabum', 'huabu')).toBe(true);
    expect(differByOneLetter('hoatu1', 'hoatu2')).toBe(false);
    expect(differByOneLetter('same', 'same')).toBe(false);
    expect(differByOneLetter('abcd', 'abdc')).toBe(false);
  });
});
