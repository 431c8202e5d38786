import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US.js';
import viVN from 'antd/locale/vi_VN.js';
import type { ReactNode } from 'react';
import { useLanguage } from './language.tsx';

const fontFamily = "'Be Vietnam Pro', 'Segoe UI', system-ui, sans-serif";
const theme = {
  token: {
    colorPrimary: '#1c4e80',
    colorText: '#1d2733',
    colorTextSecondary: '#4a5868',
    colorTextTertiary: '#5b6877',
    colorTextDescription: '#4a5868',
    colorBorder: '#c3ccd6',
    colorError: '#b3261e',
    colorLink: '#1c4e80',
    borderRadius: 6,
    fontFamily,
    fontSize: 15,
    fontSizeLG: 16,
  },
};

/** Ant Design in our colours and in the chosen language. */
export function Theme({ children }: { children: ReactNode }) {
  const { language } = useLanguage();
  return (
    <ConfigProvider locale={(language === 'vi' ? viVN : enUS).default} theme={theme}>
      {children}
    </ConfigProvider>
  );
}
