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

  test('nor are those in brackets behind tasks, or cases of citizens', () => {
    const tasks = said('Huyện giao 35 nhiệm vụ, đã xong 33 nhiệm vụ (trước hạn: 32, quá hạn 01).');
    expect(tasks).not.toHaveProperty('dossiers.late');
    expect(said('Tiếp công dân, đã giải quyết 13 vụ việc.')).toEqual({});
    expect(said('Có 140 thủ tục; tổng số hồ sơ tiếp nhận là: 16.')).toEqual({ 'dossiers.received': 16 });
  });

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

describe('what a sentence says exists is named, so that a form can be held against it', () => {
  test.each([
    ['Trong năm có 03 phản ánh, kiến nghị về quy định hành chính.', 'feedback.received', 3],
    ['Xã nhận được 04 trường hợp khiếu nại cũng như các phản ánh, kiến nghị.', 'feedback.received', 4],
    ['Đã ban hành 90 văn bản các loại, có 02 văn bản quy phạm pháp luật.', 'legal.issuedByCommune', 2],
    ['Trong kỳ có 02 cán bộ, công chức bị xử lý kỷ luật.', 'discipline.total', 2],
    [
      'Xã đã kiểm tra 04 phòng, đơn vị; qua kiểm tra phát hiện 05 vấn đề.',
      'inspection.departmentsInspected',
      4,
    ],
    ['Đã kiểm tra 06 sở, ngành và 18 xã; phát hiện 43 vấn đề.', 'inspection.communesInspected', 18],
    ['Qua kiểm tra, phát hiện 05 vấn đề, đã xử lý xong 04/05 vấn đề.', 'inspection.issuesResolved', 4],
    [
      'Kế hoạch vốn đầu tư công được giao 900 triệu đồng, đã giải ngân 630 triệu đồng.',
      'finance.investment.done',
      630,
    ],
    ['UBND xã đã ban hành 06 văn bản chỉ đạo CCHC.', 'documents.directivesIssued', 6],
  ])('%s', (sentence, indicator, value) => expect(said(sentence)).toMatchObject({ [indicator]: value }));

  test.each([
    ['Không có cán bộ, công chức bị xử lý kỷ luật.', 'discipline.total', 0],
    ['Có 05 cán bộ tham gia lớp bồi dưỡng về kỷ luật lao động.', 'discipline.total', undefined],
    ['Xã đã kiểm tra 04 phòng học.', 'inspection.departmentsInspected', undefined],
    ['Kế hoạch vốn đầu tư công được giao 12 tỷ đồng.', 'finance.investment.plan', undefined],
  ])('and nothing else: %s', (sentence, indicator, value) => expect(said(sentence)[indicator]).toBe(value));
});

test('documents that others replaced, voters and public servants of schools are other things', () => {
  expect(said('Đã ban hành 98 văn bản, trong đó có 02 văn bản quy phạm pháp luật được bãi bỏ.')).toEqual({});
  expect(said('Có 03 phản ánh, kiến nghị của cử tri.')).toEqual({});
  expect(said('Biên chế sự nghiệp được giao 500 người, có mặt 480 người.')).toEqual({});
});

test('new dossiers are not all dossiers', () =>
  expect(said('Tiếp nhận 84 hồ sơ, trong đó mới tiếp nhận 80 hồ sơ, kỳ trước chuyển qua 04 hồ sơ.')).toEqual({
    'dossiers.received': 84,
    'dossiers.newInPeriod': 80,
    'dossiers.carriedOver': 4,
  }));
