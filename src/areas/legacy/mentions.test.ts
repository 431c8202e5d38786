import { describe, expect, test } from 'vitest';
import { documentOf, paragraphOf } from '../../../tests/blocks.ts';
import { mentionsIn } from './mentions.ts';
import { readReport } from './report.ts';

/** What a sentence of an invented commune's report says, by indicator. */
function said(sentence: string): Record<string, number> {
  const texts = ['UBND XÃ AN BÌNH', 'BÁO CÁO', 'Công tác cải cách hành chính quý I năm 2023', sentence];
  const report = readReport(documentOf(...texts.map((text, index) => paragraphOf(text, index + 1))));
  return Object.fromEntries(mentionsIn(report).map(({ indicator, value }) => [indicator, value]));
}

describe('a figure belongs to an indicator that counts the same things', () => {
  test('tasks in time are no dossiers', () =>
    expect(said('UBND huyện giao 31 ý kiến chỉ đạo, đúng hạn 28 ý kiến, quá hạn 03 ý kiến.')).toEqual({
      'tasks.fromDistrict.assigned': 31,
      'tasks.fromDistrict.doneOnTime': 28,
      'tasks.fromDistrict.doneLate': 3,
    }));

  test('dossiers in time are', () =>
    expect(said('Đã giải quyết: đúng hạn 28 hồ sơ, quá hạn 03.')).toEqual({
      'dossiers.onTime': 28,
      'dossiers.late': 3,
    }));

  test('the classes of online dossiers are not all of them', () =>
    expect(said('Có 40 hồ sơ trực tuyến một phần và 12 hồ sơ trực tuyến toàn trình.')).toEqual({
      'dossiers.onlinePartial': 40,
      'dossiers.onlineFull': 12,
    }));
});

test('tasks under way are named, late ones are not', () => {
  const tasks = 'UBND tỉnh giao 64 nhiệm vụ; đã hoàn thành đúng hạn 57 nhiệm vụ';
  expect(said(`${tasks}, 05 nhiệm vụ đang thực hiện trong hạn.`)).toMatchObject({
    'tasks.fromProvince.inProgress': 5,
  });
  expect(said(`${tasks}, 05 nhiệm vụ đang thực hiện quá hạn.`)).not.toHaveProperty(
    'tasks.fromProvince.inProgress',
  );
});

test.each(['1.157', '1 157', '1\u00a0157'])('thousands in a phrase: %s', (figure) =>
  expect(said(`Bộ phận Một cửa đã tiếp nhận ${figure} hồ sơ.`)).toEqual({ 'dossiers.received': 1157 }),
);

test('a count printed twice is read once', () =>
  expect(said('Huyện có mười ba (13) phòng chuyên môn, hiện nay, có mười ba (13) phòng chuyên môn.')).toEqual(
    {
      'organisation.districtDepartments': 13,
    },
  ));
