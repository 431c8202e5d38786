import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

type Of = {
  readonly area: 'documents' | 'plans';
  readonly indicator: string;
  readonly from: string;
  readonly to: string;
  readonly readable: boolean;
  /** The list that was kept with the figure; without it the list of now. */
  readonly list?: string | null;
};

/** The way to the list behind a figure, for who may read the register that it is counted in. */
export function CountedLink({
  unitId,
  of: { area, indicator, from, to, readable, list = null },
  label,
  children,
}: {
  unitId: string;
  of: Of;
  label: string;
  children: ReactNode;
}) {
  if (!readable) return children;
  return (
    <Link
      to={area === 'documents' ? '/van-ban/$unitId/dem' : '/nhiem-vu/$unitId/dem'}
      params={{ unitId }}
      search={{ chiTieu: indicator, tu: from, den: to, ...(list === null ? {} : { danhSach: list }) }}
      aria-label={label}
    >
      {children}
    </Link>
  );
}
