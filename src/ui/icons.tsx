import type { ReactNode } from 'react';

/** Small line drawings; they say nothing that the words beside them do not say. */
const drawn = (lines: ReactNode) =>
  function Icon({ size = 18 }: { size?: number }) {
    return (
      <svg
        className="icon"
        width={size}
        height={size}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        {lines}
      </svg>
    );
  };

export const FileIcon = drawn(<path d="M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6" />);
export const LockIcon = drawn(<path d="M5 11h14v9H5zM8 11V8a4 4 0 0 1 8 0v3" />);
export const DownloadIcon = drawn(<path d="M12 4v11M7 11l5 5 5-5M5 20h14" />);
export const PlusIcon = drawn(<path d="M12 5v14M5 12h14" />);
export const CloseIcon = drawn(<path d="M6 6l12 12M18 6L6 18" />);
export const GoIcon = drawn(<path d="M5 12h13M13 7l5 5-5 5" />);
export const TrayIcon = drawn(<path d="M12 15V4M8 8l4-4 4 4M4 14v6h16v-6" />);
export const CalendarIcon = drawn(<path d="M5 6h14v14H5zM5 10h14M9 4v4M15 4v4" />);
export const MenuIcon = drawn(<path d="M4 7h16M4 12h16M4 17h16" />);
export const PersonIcon = drawn(<path d="M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM5 20c1-4 4-5 7-5s6 1 7 5" />);
export const OpenIcon = drawn(<path d="M9 6l6 6-6 6" />);
