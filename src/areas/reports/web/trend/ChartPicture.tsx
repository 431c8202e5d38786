import { urlOf } from '../../../../base/call.ts';
import type { InputOf } from '../../../../base/operation.ts';
import { useSay } from '../../../../ui/language.tsx';
import { ScrollRegion } from '../../../../ui/ScrollRegion.tsx';
import { exportChart, showChart } from '../../out/contract.ts';
import { FileLink } from '../out/Downloads.tsx';
import { words } from './words.ts';

/** A chart as the server draws it, and the same as a file. */
export function ChartPicture({ asked, title }: { asked: InputOf<typeof showChart>; title: string }) {
  const say = useSay();
  return (
    <figure className="chart">
      <ScrollRegion name={title}>
        <img src={urlOf(showChart, asked)} alt={say(words.chartOf, { title })} />
      </ScrollRegion>
      <figcaption>
        <FileLink href={urlOf(exportChart, asked)}>{say(words.getChart)}</FileLink>
      </figcaption>
    </figure>
  );
}
