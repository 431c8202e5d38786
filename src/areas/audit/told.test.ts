import { expect, it } from 'vitest';
import { contentText, inVietnamese } from './told.ts';

const unit = '0190a000-0000-7000-8000-000000000001';
const names = {
  [unit]: { name: 'Xã An Bình', as: null },
  'plan.tasksDone': { name: 'Số nhiệm vụ đã hoàn thành', as: null },
};
const told = (changes: Parameters<typeof contentText>[0]['changes'], input: unknown = {}) =>
  contentText({ input, changes, names }, inVietnamese);

it('a change is told by what differs, before and after, in the words of the pages', () => {
  const change = { kind: 'unit', id: unit, before: { name: 'Xã A', from: '2025-07-01', active: true } };
  expect(told([{ ...change, after: { name: 'Xã An Bình', from: '2025-07-01', active: false } }])).toBe(
    'Đơn vị: Xã An Bình – Tên: Xã A → Xã An Bình; Được đăng nhập: có → không',
  );
});

it('figures stand under the names of their indicators, and what holds several is told in one line', () => {
  const after = {
    'plan.tasksDone': { value: '7', missing: null, note: '' },
    levels: [{ level: 'commune', unitId: unit }],
  };
  expect(told([{ kind: 'report', id: 'x', before: null, after }])).toBe(
    'Báo cáo – Số nhiệm vụ đã hoàn thành: (Giá trị: 7); Các cấp: (Cấp: Xã, phường, thị trấn, đặc khu; Đơn vị: Xã An Bình)',
  );
});

it('where nothing was changed, what was asked is told', () => {
  expect(told([], { unitId: unit, mayWrite: false, on: '2026-03-05' })).toBe(
    'Đơn vị: Xã An Bình; Được ghi: không; Ngày: 05/03/2026',
  );
});

it('words that mean something to the machine are told as they were typed', () => {
  const after = { task: 'constructor', toString: 'valueOf' };
  expect(told([{ kind: 'hasOwnProperty', id: 'x', before: null, after }])).toBe(
    'hasOwnProperty – Nhiệm vụ: constructor; toString: valueOf',
  );
});
