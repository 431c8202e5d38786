import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { masked } from './mask.ts';

describe('by the name of the key', () => {
  test.each([
    ['password', 'Hoa sen 2026 nở', '•••'],
    ['newPassword', 'x', '•••'],
    ['client_secret', 'abc', '•••'],
    ['Set-Cookie', ['a=b'], '•••'],
    ['authorization', 'Bearer x', '•••'],
    ['recoveryCodes', ['AAAAA-BBBBB'], '•••'],
    ['code', '123456', '•••'],
    ['codeVerifier', 'v', '•••'],
    ['verification_code', 'v', '•••'],
    ['otpCode', 'v', '•••'],
    ['unitCode', '08221', '08221'],
    ['recipients', 'Sở Nội vụ', 'Sở Nội vụ'],
    ['sessionToken', { inner: 'x' }, '•••'],
    ['privateKey', 'x', '•••'],
    ['totp', 123456, '•••'],
    ['mật khẩu', 'x', '•••'],
    ['password', null, null],
    ['fullName', 'Nguyễn Văn An', 'N… V… A…'],
    ['fullName', '  Đỗ   Thị Ủ ', 'Đ… T… Ủ…'],
    ['HoVaTen', 'Lê Lợi', 'L… L…'],
    ['applicant_name', 'Lê Lợi', 'L… L…'],
    ['email', 'an.nguyen@xa.gov.vn', 'a…@…'],
    ['emailAddress', 'an@xa', 'a…@…'],
    ['phone', '0912 345 678', '…678'],
    ['phoneNumber', 912345678, '…678'],
    ['citizenId', '001085012345', '…345'],
    ['SoDinhDanh', '001085012345', '…345'],
    ['SODINHDANH', '001085012345', '…345'],
    ['taxCode', '8012345678', '…678'],
    ['phone', '113', '…'],
    ['address', 'Thôn 3, xã Minh Hòa', '•••'],
    ['ip', '10.1.2.3', '•••'],
    ['birthDate', '1985-03-02', '1985'],
    ['birthDate', new Date('1985-03-02'), '1985'],
    ['dateOfBirth', '02/03/1985', '1985'],
    ['citizen', { note: 'con ông A', age: 7 }, { note: '•••', age: '•••' }],
    ['unitName', 'xã Minh Hòa', 'xã Minh Hòa'],
    ['shipName', 'Hải Âu', 'Hải Âu'],
    ['amount', 123456789, 123456789],
    ['keyboard', 'x', 'x'],
    ['compass', 'x', 'x'],
  ])('%s: %j becomes %j', (key, value, shown) => expect(masked({ [key]: value })).toEqual({ [key]: shown }));

  test('an operation names the keys it knows to be plain', () =>
    expect(masked({ code: '08221', password: 'x' }, ['code'])).toEqual({ code: '08221', password: '•••' }));
});

describe('inside of a text', () => {
  test.each([
    ['CCCD 001085012345 của ông', 'CCCD …345 của ông'],
    ['CCCD 001 085 012 345', 'CCCD …345'],
    ['CMND 273456789.', 'CMND …789.'],
    ['gọi 0912345678 hoặc 0912.345.678', 'gọi …678 hoặc …678'],
    ['gọi +84 912 345 678', 'gọi …678'],
    ['(0236) 3 822 123', '…123'],
    ['gửi an.nguyen@xa.gov.vn nhé', 'gửi a…@… nhé'],
    ['postgres://motso:matkhau@may-chu:5432/motso', 'postgres://•••@may-chu:5432/motso'],
    ['token ms_abcdefghijklmnop hết hạn', 'token ms_••• hết hạn'],
    ['Authorization: Bearer abc.def', 'Authorization: •••'],
    ['eyJhbGciOiJ9.eyJzdWIiOiIxIn0.c2ln', '•••'],
    [
      'Kế hoạch 02/KH-UBND ngày 05/01/2026: 1.157 hồ sơ, 99,7 %',
      'Kế hoạch 02/KH-UBND ngày 05/01/2026: 1.157 hồ sơ, 99,7 %',
    ],
    ['kinh phí 1.157.000.000 đồng', 'kinh phí 1.157.000.000 đồng'],
    ['hồ sơ 000.00.16.H26-240105-0001', 'hồ sơ 000.00.16.H26-240105-0001'],
    ['2026-08-01T00:00:00.000Z', '2026-08-01T00:00:00.000Z'],
    ['018f2c3a-7b11-7cc2-8000-001085012345', '018f2c3a-7b11-7cc2-8000-001085012345'],
  ])('%j becomes %j', (text, shown) => expect(masked(text)).toBe(shown));

  test('keys are texts too', () => expect(masked({ '0912345678': 1 })).toEqual({ '…678': 1 }));

  test.each(['a', '0', '@', '-', '1 ', 'a@'])('a text of %j without end is not looked through', (letter) => {
    const text = letter.repeat(300_000);
    expect(masked(text)).toBe(`… ${text.length}`);
  });
});

describe('whatever it is given', () => {
  test('circles end, bytes are hidden, an error keeps its place in the program', () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    expect(JSON.stringify(masked(circle))).toContain('•••');
    expect(masked({ file: Buffer.from('abc'), big: 12n, at: new Date(0) })).toEqual({
      file: '•••',
      big: '12',
      at: '1970-01-01T00:00:00.000Z',
    });
    const told = masked(new Error('no row for 001085012345')) as { message: string; stack: string };
    expect(told.message).toBe('no row for …345');
    expect(told.stack).toContain('mask.test.ts');
    expect(told.stack).not.toContain('001085012345');
  });

  test('the keys of prototypes are only keys', () => {
    const shown = masked(JSON.parse('{"__proto__":{"password":"x"}}'));
    expect(JSON.stringify(shown)).toBe('{"__proto__":{"password":"•••"}}');
    expect(({} as Record<string, unknown>).password).toBeUndefined();
  });

  const digits = (length: number) =>
    fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
  const word = fc.string({
    unit: fc.constantFrom(...'bcdghklmnprstvxaăâeêioôơuưyáềộữ'),
    minLength: 2,
    maxLength: 7,
  });
  const fullName = fc.array(word, { minLength: 2, maxLength: 4 }).map((words) => words.join(' '));
  const citizenId = digits(11).map((rest) => `0${rest}`);
  const phone = fc
    .tuple(fc.constantFrom('0', '+84', '84'), fc.constantFrom(...'35789'), digits(8))
    .map((parts) => parts.join(''));
  const email = fc.tuple(word, word).map(([name, place]) => `${name}.x@${place}.gov.vn`);
  const secret = fc.string({ unit: fc.constantFrom(...'qwzjf'), minLength: 12, maxLength: 30 });
  const inText = fc.oneof(citizenId, phone, email, digits(9));
  const around = fc.constantFrom('', 'số ', 'ĐT:', '(', 'và, ', '\n');
  const keyed = fc.oneof(
    fc.tuple(fc.constantFrom('password', 'apiToken', 'clientSecret', 'cookie', 'recoveryCode'), secret),
    fc.tuple(fc.constantFrom('fullName', 'ho_va_ten', 'applicantName'), fullName),
    fc.tuple(fc.constantFrom('email', 'contactEmail'), email),
    fc.tuple(fc.constantFrom('phone', 'mobile', 'citizenId', 'CCCD'), fc.oneof(citizenId, phone)),
    fc.tuple(fc.constantFrom('address', 'birthPlace'), fullName),
  );
  const personal = fc.oneof(
    keyed.map(([key, raw]) => ({ raw, leaf: { [key]: raw } as unknown })),
    keyed.map(([key, raw]) => ({ raw, leaf: { [key]: [{ any: raw }] } as unknown })),
    fc
      .tuple(around, inText, around)
      .map(([before, raw, after]) => ({ raw, leaf: `${before}${raw}${after}` as unknown })),
    inText.map((raw) => ({ raw, leaf: { [raw]: 1 } as unknown })),
  );

  test('no secret and no personal value survives anywhere in it (seed printed on failure)', () => {
    fc.assert(
      fc.property(
        personal,
        fc.jsonValue({ maxDepth: 2 }),
        fc.array(fc.constantFrom('a', 'list', 'rows'), { maxLength: 5 }),
        ({ raw, leaf }, other, path) => {
          const value = path.reduce<unknown>(
            (inner, key) => (key === 'list' ? [other, inner] : { other, [key]: inner }),
            leaf,
          );
          fc.pre(!JSON.stringify(other).includes(raw));
          const shown = JSON.stringify(masked(value));
          expect(shown).not.toContain(raw);
          expect(JSON.stringify(masked(JSON.parse(shown)))).not.toContain(raw);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('what is neither secret nor personal is left as it is (seed printed on failure)', () => {
    const plain = fc.oneof(
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom('đã gửi', 'xã Minh Hòa', '12/KH-UBND'),
    );
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('status', 'unitId', 'count', 'title'), fc.array(plain)),
        (value) => {
          expect(masked(value)).toEqual({ ...value });
        },
      ),
    );
  });
});
