import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passwordProblems } from './password-problems.ts';

const owner = { login: 'lan.nguyen@minhhoa.gov.vn', fullName: 'Nguyễn Thị Lan' };
const problems = (password: string) => passwordProblems(password, owner);

describe('refused as common', () => {
  test.each([
    'matkhau123456',
    'Mật khẩu 123456',
    'vietnam123456',
    'VietNam@2026!!',
    'anhyeuem123456',
    'emyeuanhmaimai1',
    'maatjkhaaur123',
    'P@ssw0rd1234',
    'p4s5w0rd!!!!',
    'Pa$$w0rd2026',
    'iloveyou1234',
    '1l0v3y0u1990',
    'qwertyuiop12',
    '1qaz2wsx3edc4rfv',
    '1q2w3e4r5t6y',
    'zaq1xsw2cde3',
    'asdfghjkl123',
    'poiuytrewq00',
    'abcdefghijkl',
    'aaaaaaaaaaaa',
    'abababababab1',
    'sunshinesunshine',
    '123456123456',
    '0912345678901',
    '20/11/1985 2026',
    'Ubnd@1234567',
    'UBNDxa2026@@@',
    'motcua@12345',
    'CaiCachHanhChinh2026',
    'cchc2026cchc2026',
    'MotSo2026MotSo',
    'admin@123456',
    'Admin@Hanoi2026',
    'matkhauvietnam1',
    'Hanoi-Vietnam-1',
    'nguyen19850320',
    'Lan@19851020!',
    'lannguyen1985@',
    'trustno1trustno1',
    'unbelievable',
    'administrator',
  ])('%s', (password) => expect(problems(password)).toContain('password-common'));
});

describe('accepted', () => {
  test.each([
    'bốn con trâu lội sông',
    'Mưa rơi ngoài hiên nhà',
    'correct horse battery staple',
    'kj3Fz9qLw0Xe',
    'tách trà sen nguội',
    'h7#mUv2!pQx9',
    'ca phe sua da buoi sang',
  ])('%s', (password) => expect(problems(password)).toEqual([]));

  test('random passwords of a password manager (seed printed on failure)', () => {
    const letter = fc.constantFrom(...'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789');
    const drawn = fc.sample(fc.string({ unit: letter, minLength: 16, maxLength: 16 }), 2000);
    expect(drawn.filter((password) => problems(password).length > 0).length).toBeLessThan(4);
  });
});

describe('length', () => {
  test('is counted in characters as they are seen, and told beside what else is wrong', () => {
    expect(problems('vietnam1')).toEqual(['password-too-short', 'password-common']);
    expect(problems('kj3Fz9qLw0X')).toEqual(['password-too-short']);
    expect(problems('ữữữ Ẫẫ ềỗ ợ'.normalize('NFD'))).toContain('password-too-short');
    expect(problems('')).toEqual(['password-too-short', 'password-common']);
  });

  test('ends at 128', () => {
    const long = 'con trâu lội sông '.repeat(8);
    expect(problems(long.slice(0, 128))).not.toContain('password-too-long');
    expect(problems(long.slice(0, 129))).toEqual(['password-too-long']);
    expect(problems('a'.repeat(10_000_000))).toEqual(['password-too-long']);
  });
});

describe('what others know of the person', () => {
  test.each([
    ['lan.nguyen và mèo vàng', ['password-holds-login']],
    ['LAN NGUYEN mèo vàng', ['password-holds-login']],
    ['l4n.nguy3n mèo vàng', ['password-holds-login']],
    ['Nguyễn Thị Lan mèo vàng', ['password-holds-name']],
    ['nguyenthilan2026!', ['password-holds-name', 'password-common']],
    ['Nguyenlan@2026', ['password-common']],
  ])('%s', (password, found) => expect(problems(password)).toEqual(found));

  test('a short sign-in name is not looked for inside of words', () =>
    expect(passwordProblems('một làn gió biển xa', { login: 'an', fullName: 'Lê Thị An' })).toEqual([]));
});

test('every listed password is refused with whatever digits and signs are put around it (seed printed on failure)', () => {
  const listed = ['common.txt', 'very-common.txt'].flatMap((name) =>
    readFileSync(new URL(`../../../catalogue/passwords/${name}`, import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#')),
  );
  const around = fc.string({ unit: fc.constantFrom(...'0123456789!@#_. '), maxLength: 8 });
  fc.assert(
    fc.property(around, fc.constantFrom(...listed), fc.boolean(), around, (before, word, capital, after) => {
      const written = capital ? word[0]!.toUpperCase() + word.slice(1) : word;
      expect(problems(before + written + after)).toContain('password-common');
    }),
  );
  expect(listed.length).toBeGreaterThan(20_000);
});
