/** What the people of the trial wrote. */
export const demoWords = {
  explained: {
    vi: 'Đã đối chiếu với sổ theo dõi của đơn vị; số liệu đúng thực tế.',
    en: 'Compared with the register of the unit; the figure is right.',
  },
  returned: {
    vi: 'Số văn bản chỉ đạo chưa khớp với danh mục gửi kèm. Đề nghị rà soát và gửi lại.',
    en: 'The number of documents differs from the list sent with it. Please look again and send anew.',
  },
  corrected: {
    vi: 'Đếm sót một văn bản ban hành trong ngày chốt số liệu.',
    en: 'One document issued on the closing day was not counted.',
  },
  ministry: { vi: 'Bộ Nội vụ', en: 'Ministry of Home Affairs' },
  filed: { vi: 'Lưu: VT', en: 'Filed' },
};
