/** What NĐ 30/2020/NĐ-CP has printed on every administrative document. */
export const words = {
  nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  motto: 'Độc lập - Tự do - Hạnh phúc',
  recipients: 'Nơi nhận:',
  ending: './.',
};
