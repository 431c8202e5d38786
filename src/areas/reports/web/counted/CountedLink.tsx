import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

type Of = {
  readonly area: 'documents' | 'plans';
  readonly indicator: string;
  readonly from: string;
  readonly to: string;
  readonly readable: boolean;
};

/** The way to the list behind a figure, for who may read the register that it is counted in. */
export function CountedLink({
  unitId,
  of: { area, indicator, from, to, readable },
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
      search={{ chiTieu: indicator, tu: from, den: to }}
      aria-label={label}
    >
      {children}
    </Link>
  );
}
