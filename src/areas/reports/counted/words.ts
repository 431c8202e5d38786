import { printed } from '../../../base/plain-date.ts';

const registerOf = { documents: 'sổ văn bản', plans: 'sổ kế hoạch, nhiệm vụ' } as const;

export const countedWords = {
  origin: (
    area: keyof typeof registerOf,
    { from, to, on }: { readonly from: string; readonly to: string; readonly on: string },
    {
      since,
      untold,
      unproven,
    }: { readonly since: string | null; readonly untold: number; readonly unproven: number },
  ): string => {
    const days = `Đếm từ ${registerOf[area]}, từ ${printed(from)} đến ${printed(to)}`;
    return [
      days,
      ...(on < to ? [`kỳ chưa hết, tình trạng tính đến ${printed(on)}`] : []),
      ...(since === null ? [] : [`sổ chỉ có từ ${printed(since)}`]),
      ...(untold === 0 ? [] : [`${untold} văn bản trong sổ chưa ghi mục này nên chưa đếm`]),
      ...(unproven === 0 ? [] : [`trong đó ${unproven} văn bản chưa có tệp ký số`]),
    ].join('; ');
  },
} as const;

/** The lines that the registers write into the narrative; in Vietnamese alone, as the report is. */
export const listWords = {
  leads: {
    'documents.plansIssued': 'Các kế hoạch đã ban hành trong kỳ:',
    'documents.decisionsIssued': 'Các quyết định đã ban hành trong kỳ:',
    'documents.directivesIssued': 'Các văn bản chỉ đạo đã ban hành trong kỳ:',
    'legal.issued': 'Các văn bản quy phạm pháp luật đã ban hành trong kỳ:',
    'plan.tasksDone': 'Tiến độ theo lĩnh vực:',
    'plan.tasksLate': 'Nhiệm vụ trong kế hoạch chậm so với thời hạn:',
    'tasks.overdue': 'Nhiệm vụ cấp trên giao chậm so với thời hạn:',
    'tasks.inProgress': 'Nhiệm vụ cấp trên giao đang thực hiện trong hạn:',
    'plan.tasksNext': 'Nhiệm vụ phải hoàn thành trong kỳ tới:',
  } as Readonly<Record<string, string>>,
  fields: {
    direction: 'Chỉ đạo, điều hành',
    institutions: 'Cải cách thể chế',
    procedures: 'Cải cách thủ tục hành chính',
    organisation: 'Cải cách tổ chức bộ máy',
    civilService: 'Cải cách chế độ công vụ',
    finance: 'Cải cách tài chính công',
    digital: 'Xây dựng và phát triển chính quyền số',
  },
  due: (day: string): string => `hạn ${day}`,
  done: (day: string): string => `đã hoàn thành ngày ${day}`,
  waiting: (day: string): string => `đã báo hoàn thành ngày ${day}, chờ xác nhận`,
  undone: 'chưa hoàn thành',
  person: (name: string): string => `chủ trì: ${name}`,
  why: (reason: string): string => `lý do: ${reason.replace(/[.;]+$/u, '')}`,
  progress: (field: string, done: number, all: number, overdue: number): string =>
    `${field}: hoàn thành ${done}/${all} nhiệm vụ${overdue === 0 ? '' : `, ${overdue} nhiệm vụ quá hạn chưa hoàn thành`}`,
  issuedWith: (name: string, text: string): string => `${name}, ban hành kèm theo ${text}`,
  more: (count: number): string => `và ${count} mục khác trong sổ`,
} as const;
