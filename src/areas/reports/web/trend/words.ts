import type { Word } from '../../../../base/word.ts';

/** The words of trends and comparisons. */
export const words = {
  title: { vi: 'Xu hướng và so sánh', en: 'Trends and comparison' },
  titleOf: { vi: 'Xu hướng và so sánh: {unit}', en: 'Trends and comparison: {unit}' },
  lead: {
    vi: 'Một chỉ tiêu qua các kỳ báo cáo đã ký, trước và sau sáp nhập, và giữa các đơn vị cấp dưới.',
    en: 'One indicator over the signed reports, before and after a merger, and across the units below.',
  },
  chooseLead: {
    vi: 'Chọn đơn vị để xem một chỉ tiêu qua các kỳ và so sánh giữa các đơn vị.',
    en: 'Choose a unit to see an indicator over time and across units.',
  },
  noUnits: {
    vi: 'Vị trí của bạn chưa được xem báo cáo đã gửi.',
    en: 'Your posts do not see reports that were sent.',
  },
  indicator: { vi: 'Chỉ tiêu', en: 'Indicator' },
  kind: { vi: 'Loại kỳ', en: 'Kind of period' },
  named: { vi: '{name} ({unit})', en: '{name} ({unit})' },
  noSeries: {
    vi: 'Đơn vị và các đơn vị trước nó chưa ký báo cáo nào nên chưa có xu hướng.',
    en: 'Neither the unit nor those before it have signed a report.',
  },
  trend: { vi: 'Qua các kỳ', en: 'Over time' },
  chartOf: {
    vi: 'Biểu đồ: {title}. Số liệu ở bảng bên cạnh.',
    en: 'Chart: {title}. Its figures are in the table.',
  },
  getChart: { vi: 'Tải biểu đồ (PNG)', en: 'Download the chart (PNG)' },
  period: { vi: 'Kỳ', en: 'Period' },
  periods: {
    quarter: { vi: 'Quý {quarter}/{year}', en: 'Quarter {quarter} of {year}' },
    'half-year': { vi: '6 tháng {year}', en: 'First half of {year}' },
    'nine-month': { vi: '9 tháng {year}', en: 'Nine months of {year}' },
    year: { vi: 'Năm {year}', en: '{year}' },
  },
  figure: { vi: 'Số liệu', en: 'Figure' },
  derived: { vi: 'suy ra', en: 'derived' },
  derivedText: {
    vi: 'Số “suy ra” là số các đơn vị cũ đã ký, cộng hoặc chia lại theo địa giới hiện nay. Kỳ không suy ra được thì để trống và nêu lý do.',
    en: 'Derived figures are what former units signed, added up or divided to today’s boundaries. Where that cannot be done it is said why.',
  },
  unreceived: { vi: 'chưa được tiếp nhận', en: 'not received yet' },
  noChart: { vi: 'Chưa có số để vẽ.', en: 'Nothing to draw yet.' },
  boundaries: { vi: 'Trước và sau sáp nhập', en: 'Before and after the merger' },
  boundariesLead: {
    vi: 'Cùng một chỉ tiêu: theo đơn vị hiện nay, và theo các đơn vị của kỳ đó như đã ký.',
    en: 'The same indicator on the units of today, and on those of that period as they signed it.',
  },
  newUnits: { vi: 'Theo đơn vị hiện nay', en: 'On today’s units' },
  oldUnits: { vi: 'Theo đơn vị của kỳ đó', en: 'On the units of the period' },
  compare: { vi: 'So sánh các đơn vị cấp dưới', en: 'Compare the units below' },
  campaign: { vi: 'Đợt báo cáo', en: 'Campaign' },
  noCampaigns: { vi: 'Chưa có đợt báo cáo nào gửi về đơn vị này.', en: 'No campaign reports to this unit.' },
  compareMore: { vi: 'Mở trang so sánh chỉ tiêu', en: 'Open the comparison' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  outlier: { vi: 'Khác thường', en: 'Stands out' },
  noneSent: { vi: 'Chưa đơn vị nào gửi số này trong đợt.', en: 'No unit has sent it in this campaign.' },
  heat: { vi: 'Bản đồ nhiệt của đợt', en: 'Heat map of the campaign' },
  heatLead: {
    vi: 'Mỗi dòng một đơn vị, mỗi cột một tỷ lệ (%) của biểu mẫu; màu càng đậm, tỷ lệ càng cao. Bấm vào ô để mở con số trong báo cáo.',
    en: 'A row for each unit, a column for each rate; the deeper the colour the higher. A cell opens the figure.',
  },
  standing: { vi: 'Tình trạng', en: 'Standing' },
  cellOf: { vi: '{unit}, {name}: {value} %', en: '{unit}, {name}: {value} %' },
  noUnitsBelow: { vi: 'Không có đơn vị nào gửi báo cáo về đây.', en: 'No unit reports here.' },
} satisfies Record<string, Word | Readonly<Record<string, Word>>>;
