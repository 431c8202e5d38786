import { urlOf } from '../../../../base/call.ts';
import { Button } from '../../../../ui/Button.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { Section } from '../../../../ui/Page.tsx';
import { getPicture } from '../../contract-pictures.ts';
import { namedInFull } from '../../outline.ts';
import { words as returnWords } from '../returned/words.ts';
import { atSection, type ReturnAt } from './ReturnReports.tsx';
import type { Sent } from './SentPage.tsx';
import { words } from './words.ts';

type Told = Sent['sections'][number];

/** Where a section stands on the page. */
export const sectionAnchorOf = (id: string) => `muc-${id}`;

type Props = { sent: Sent; unitId: string; returnAt: ReturnAt | null };

/** The text as it was signed; a reason of a return is begun at the section that one is reading. */
export function SentNarrative({ sent, unitId, returnAt }: Props) {
  const say = useSay();
  const { sections } = sent;
  return (
    <Section title={say(words.narrative)}>
      {sections.map((section, at) => (
        <SectionTold key={section.id} section={section} unitId={unitId}>
          {returnAt !== null && (
            <Button
              size="small"
              aria-label={say(returnWords.returnAtSection, { name: namedInFull(sections, at) })}
              onClick={() => returnAt(atSection(section.id))}
            >
              {say(words.return)}
            </Button>
          )}
        </SectionTold>
      ))}
    </Section>
  );
}

type SectionToldProps = { section: Told; unitId: string; children: React.ReactNode };

function SectionTold({ section, unitId, children }: SectionToldProps) {
  const say = useSay();
  const { id, number, title, text, pictures, changed } = section;
  return (
    <article id={sectionAnchorOf(id)} className={changed ? 'told changed' : 'told'}>
      <div className="told-head">
        <h3>
          {number}. {title} {changed && <span className="tag tag-warning">{say(words.changed)}</span>}
        </h3>
        {children}
      </div>
      {text === '' && pictures.length === 0 && <p className="soft">{say(words.noText)}</p>}
      {text !== '' && <p className="told-text">{text}</p>}
      {pictures.map(({ fileId, alt }) => (
        <img key={fileId} className="told-picture" src={urlOf(getPicture, { unitId, fileId })} alt={alt} />
      ))}
    </article>
  );
}
