import { useAsk } from './focus.tsx';
import type { Spot } from './marks.ts';

type Props = { spot: Spot | null; finding?: number; text: string; hint?: string };

/** A link to a place in the document's text; plain words where the place is not known. */
export function PlaceLink({ spot, finding, text, hint }: Props) {
  const ask = useAsk();
  if (spot === null) return text;
  return (
    <a
      href={`#block-${spot.block}`}
      title={hint}
      onClick={(event) => {
        event.preventDefault();
        ask.place(spot, finding);
      }}
    >
      {text}
    </a>
  );
}
