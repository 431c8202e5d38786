import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Answer } from '../../../base/operation.ts';
import type { Word } from '../../../base/word.ts';
import { Loaded } from '../../../ui/Loaded.tsx';
import { useSay } from '../../../ui/language.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Page } from '../../../ui/Page.tsx';
import { UnitChoices } from './UnitChoices.tsx';

type Unit = { readonly id: string; readonly name: string };
type Props = {
  /** The units one begins to look from. */
  answer: UseQueryResult<Answer<{ readonly units: readonly Unit[] }>>;
  /** The page of a unit. */
  to:
    | '/nguoi/$unitId'
    | '/nhat-ky/$unitId'
    | '/dot-bao-cao/$unitId'
    | '/xu-huong/$unitId'
    | '/ke-hoach/$unitId'
    | '/nhiem-vu/$unitId'
    | '/van-ban/$unitId';
  words: { readonly title: Word; readonly lead: Word; readonly none: Word };
};

/** The units within one's reach, and down the tree from them. */
export function ChooseUnit({ answer, to, words }: Props) {
  const say = useSay();
  return (
    <Page title={say(words.title)} lead={say(words.lead)}>
      <div className="sheet">
        <Loaded of={answer}>
          {({ units }) =>
            units.length === 0 ? (
              <Notice kind="note" title={say(words.none)} />
            ) : (
              <UnitChoices
                units={units}
                line={({ id, name }) => (
                  <Link to={to} params={{ unitId: id }}>
                    {name}
                  </Link>
                )}
              />
            )
          }
        </Loaded>
      </div>
    </Page>
  );
}
