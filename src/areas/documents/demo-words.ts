/** How the registers of the trial are called, and what is filled in with what its files say. */
export const demoWords = {
  outgoing: 'Văn bản đi',
  incoming: 'Văn bản đến',
  legal: 'Văn bản quy phạm pháp luật',
  system: 'QLVBĐH tỉnh Minh Họa (minh họa)',
  chairman: 'Chủ tịch',
  recipients: 'Như trên; Lưu: VT',
  published: 'Đăng trên cổng thông tin điện tử của đơn vị',
};
