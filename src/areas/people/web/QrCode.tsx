import { create } from 'qrcode';
import { useMemo } from 'react';

/** White around the code, in modules: readers ask for four. */
const margin = 4;

/** A QR code drawn as one path; nothing is fetched and no script is in it. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => drawn(text), [text]);
  return (
    <svg
      className="qr"
      viewBox={`${-margin} ${-margin} ${size + 2 * margin} ${size + 2 * margin}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect x={-margin} y={-margin} width="100%" height="100%" fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

function drawn(text: string): { size: number; path: string } {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const dark = [...data].flatMap((bit, index) =>
    bit === 0 ? [] : [`M${index % size} ${Math.floor(index / size)}h1v1h-1z`],
  );
  return { size, path: dark.join('') };
}
