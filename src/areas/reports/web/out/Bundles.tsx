import { useEffect, useState } from 'react';
import { urlOf } from '../../../../base/call.ts';
import { uuidv7 } from '../../../../base/id.ts';
import type { ResultOf } from '../../../../base/operation.ts';
import { useAnswer } from '../../../../ui/ask.tsx';
import { DeedButton } from '../../../../ui/DeedButton.tsx';
import { Loaded } from '../../../../ui/Loaded.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { shownInstant } from '../../../../ui/show.ts';
import { exportBundle, listBundles, makeBundle } from '../../out/contract.ts';
import { FileLink } from './Downloads.tsx';
import { bundleStateWords, words } from './words.ts';

type Place = { readonly unitId: string; readonly campaignId: string };
type Bundle = ResultOf<typeof listBundles>['bundles'][number];

/** In milliseconds, while one is being made. */
const lookAgain = 2000;

const isUnderWay = ({ state }: Bundle) => state === 'waiting' || state === 'working';

/** All received reports in one file: asked for, how far it is, and the file. */
export function Bundles({ unitId, campaignId }: Place) {
  const say = useSay();
  const [id, setId] = useState(uuidv7);
  const answer = useAnswer(listBundles, { unitId, campaignId });
  const { refetch } = answer;
  const waits = answer.data?.result.bundles.some(isUnderWay) === true;
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(() => refetch(), lookAgain);
    return () => clearInterval(timer);
  }, [waits, refetch]);
  const ask = (withPdf: boolean) => ({ id, unitId, campaignId, withPdf });
  const onDone = () => setId(uuidv7());
  return (
    <Loaded of={answer}>
      {({ bundles }) => (
        <>
          {!waits && (
            <div className="section-actions">
              <DeedButton
                operation={makeBundle}
                input={ask(false)}
                label={say(words.makeBundle)}
                onDone={onDone}
              />
              <DeedButton
                operation={makeBundle}
                input={ask(true)}
                label={say(words.makeBundlePdf)}
                onDone={onDone}
              />
            </div>
          )}
          {bundles.length > 0 && (
            <ul aria-label={say(words.bundles)}>
              {bundles.map((bundle) => (
                <BundleLine key={bundle.id} unitId={unitId} bundle={bundle} />
              ))}
            </ul>
          )}
        </>
      )}
    </Loaded>
  );
}

function BundleLine({ unitId, bundle }: { unitId: string; bundle: Bundle }) {
  const say = useSay();
  const { id, state, withPdf, askedAt, by, done, total } = bundle;
  return (
    <li>
      {say(words.bundle, { at: shownInstant(askedAt), by })}
      {withPdf && `, ${say(words.withPdf)}`}: <span role="status">{say(bundleStateWords[state])}</span>{' '}
      {isUnderWay(bundle) && (
        <>
          <progress max={total} value={done} aria-label={say(words.progress, { done, total })} />{' '}
          {say(words.progress, { done, total })}
        </>
      )}
      {state === 'ready' && (
        <FileLink href={urlOf(exportBundle, { unitId, bundleId: id })}>{say(words.getBundle)}</FileLink>
      )}
    </li>
  );
}
