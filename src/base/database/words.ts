import type { DatabaseProblemCode } from '../problem.ts';

/** What keeps the database from answering, and what to do about it. */
export const databaseWords = {
  'data-folder-in-use': {
    vi: 'Thư mục dữ liệu đang được một chương trình Một Sổ khác dùng. Hãy dừng chương trình đó, hoặc chọn thư mục khác bằng DATA_DIR.',
    en: 'Another Một Sổ is using this data folder. Stop it, or choose another folder with DATA_DIR.',
  },
  'data-folder-unusable': {
    vi: 'Không đọc hoặc ghi được thư mục dữ liệu. Hãy kiểm tra quyền của thư mục DATA_DIR và ổ đĩa.',
    en: 'The data folder cannot be read or written. Check the rights of the folder DATA_DIR and the disk.',
  },
  'disk-full': {
    vi: 'Ổ đĩa đã đầy nên chưa ghi được; những gì đã lưu vẫn còn nguyên. Hãy giải phóng chỗ trống rồi làm lại.',
    en: 'The disk is full, so this was not saved; what was saved before is kept. Make room and try again.',
  },
  'database-unreachable': {
    vi: 'Chưa kết nối được với cơ sở dữ liệu. Xin chờ ít phút rồi thử lại; nếu vẫn lỗi, hãy báo người quản trị.',
    en: 'The database cannot be reached. Wait a few minutes and try again; if it still fails, tell the administrator.',
  },
  'database-stopped': {
    vi: 'Cơ sở dữ liệu vừa dừng giữa chừng và đang mở lại. Hãy kiểm tra việc vừa làm đã được lưu chưa rồi làm lại.',
    en: 'The database stopped and is being opened again. See whether your last change was saved, then try again.',
  },
  'database-busy': {
    vi: 'Cơ sở dữ liệu đang bận. Xin thử lại sau giây lát.',
    en: 'The database is busy. Try again in a moment.',
  },
  'database-too-old': {
    vi: 'Máy chủ PostgreSQL quá cũ. Hãy dùng PostgreSQL 15 trở lên.',
    en: 'This PostgreSQL server is too old. Use PostgreSQL 15 or later.',
  },
  'database-rights-missing': {
    vi: 'Tài khoản cơ sở dữ liệu thiếu quyền. Hãy chạy nâng cấp bằng tài khoản chủ (DATABASE_OWNER_URL), hoặc nhờ quản trị PostgreSQL chạy: CREATE ROLE motso_app NOLOGIN; GRANT motso_app TO <tài khoản của DATABASE_URL>;',
    en: 'The database account lacks rights. Upgrade with the owner account (DATABASE_OWNER_URL), or ask the PostgreSQL administrator to run: CREATE ROLE motso_app NOLOGIN; GRANT motso_app TO <account of DATABASE_URL>;',
  },
  'database-newer-than-program': {
    vi: 'Dữ liệu do một bản Một Sổ mới hơn tạo ra. Hãy chạy bản mới đó, hoặc khôi phục từ bản sao lưu.',
    en: 'The data was made by a newer Một Sổ. Run that version, or restore a backup.',
  },
  'migration-changed': {
    vi: 'Lược đồ của cơ sở dữ liệu không khớp với chương trình này. Hãy cài lại đúng bản phát hành.',
    en: 'The schema of the database does not fit this program. Install the released version again.',
  },
} satisfies Record<DatabaseProblemCode, { readonly vi: string; readonly en: string }>;
