import { describe, expect, it } from 'vitest';
import { search, searchOf } from './search.ts';
import { unitsOf } from './tree.ts';
import type { UnitVersion } from './unit.ts';

const unit = (unitId: string, name: string, title: string, more: Partial<UnitVersion> = {}): UnitVersion => ({
  unitId,
  from: '2020-01-01',
  to: null,
  name,
  code: null,
  codeSystem: null,
  kind: 'commune',
  title,
  parentId: null,
  ...more,
});

const names = searchOf(
  unitsOf([
    unit('1', 'Xã Hòa Bình', 'Xã', { to: '2025-06-30', parentId: 'x' }),
    unit('1', 'Xã Hòa Bình', 'Xã', { from: '2025-07-01', to: '2026-01-01' }),
    unit('1', 'Phường Bình Hòa', 'Phường', { from: '2026-01-02' }),
    unit('2', 'Tỉnh Hoà Bình', 'Tỉnh', { kind: 'province' }),
    unit('3', 'Xã Hòa Bình Đông', 'Xã'),
    unit('4', 'Thành phố Vinh', 'Thành phố', { kind: 'district' }),
    unit('5', 'Phường 3', 'Phường'),
    unit('6', 'Phường 13', 'Phường'),
    unit('7', 'Xã Đông Hòa', 'Xã'),
  ]),
);
const found = (text: string, on = '2026-06-01', kinds?: UnitVersion['kind'][]) =>
  search(names, text, { on, kinds }).map(({ unitId, rank }) => `${unitId} ${rank}`);

describe('search over names of all times', () => {
  it('ranks the name before its beginning, and that before its words; names of the day before those of the past', () => {
    expect(found('hoa binh')).toEqual(['2 exact', '1 exact', '3 prefix', '1 words']);
    expect(found('HÒA BÌNH', '2025-01-01')).toEqual(['2 exact', '1 exact', '3 prefix', '1 words']);
    expect(found('xa hoa binh')).toEqual(['1 exact', '3 prefix']);
    expect(found('dong')).toEqual(['7 prefix', '3 words']);
  });

  it('tells the name that was found and when it was borne', () => {
    expect(search(names, 'xã hòa bình', { on: '2026-06-01', limit: 1 })).toEqual([
      {
        unitId: '1',
        name: 'Xã Hòa Bình',
        kind: 'commune',
        from: '2020-01-01',
        to: '2026-01-01',
        rank: 'exact',
      },
    ]);
  });

  it('reads short kinds, keeps to the kinds asked for, and finds nothing for nothing', () => {
    expect(found('tp vinh')).toEqual(['4 exact']);
    expect(found('p. 3')).toEqual(['5 exact']);
    expect(found('hoa binh', '2026-06-01', ['province'])).toEqual(['2 exact']);
    expect(found(' -,')).toEqual([]);
    expect(found('khong co')).toEqual([]);
  });
});
