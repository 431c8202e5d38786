import './audit.css';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { urlOf } from '../../../base/call.ts';
import type { Operation } from '../../../base/operation.ts';
import { useAnswer } from '../../../ui/ask.tsx';
import { useSay } from '../../../ui/language.tsx';
import { Page, Section } from '../../../ui/Page.tsx';
import { getUnit } from '../../units/contract.ts';
import { exportEntries } from '../contract.ts';
import { AllEntries, Exceptions, type Filter, History } from './LogViews.tsx';
import { TitlesContext } from './titles.ts';
import { useLog, useObjectName } from './use-log.ts';
import { VerifyLog } from './VerifyLog.tsx';
import { words } from './words.ts';

type Props = {
  /** Every operation there is, for their names. */
  operations: readonly Operation[];
};

/** The log of a unit: all of it, its exceptions, or what happened to one object. The filter stands in the address. */
export function LogPage({ operations }: Props) {
  const say = useSay();
  const { unitId } = useParams({ from: '/nhat-ky/$unitId' });
  const { xem, muc, ...filter } = useSearch({ from: '/nhat-ky/$unitId' });
  const navigate = useNavigate({ from: '/nhat-ky/$unitId' });
  const { next, mark } = useLog(unitId);
  const unit = useAnswer(getUnit, { unitId }).data?.result.versions.at(-1);
  const change = (part: Filter) =>
    navigate({ search: (so) => ({ ...so, ...part }), replace: true, resetScroll: false });
  const view = muc !== undefined ? 'history' : xem === 'ngoai-le' ? 'exceptions' : 'all';
  const object = useObjectName(unitId, muc ?? null);
  const leads = { all: words.lead, exceptions: words.exceptionsLead, history: words.historyLead };
  return (
    <TitlesContext value={operations}>
      <Page
        title={unit === undefined ? say(words.audit) : say(words.auditOf, { unit: unit.name })}
        above={<Link to="/nhat-ky">{say(words.otherUnit)}</Link>}
        actions={
          next.includes('audit.exportEntries') && (
            <a
              className="button-link plain"
              href={urlOf(exportEntries, { unitId, from: filter.tu, to: filter.den })}
            >
              {say(words.export)}
            </a>
          )
        }
      >
        <Views unitId={unitId} view={view} hasExceptions={next.includes('audit.listExceptions')} />
        <Section
          title={say({ all: words.all, exceptions: words.exceptions, history: words.history }[view])}
          lead={say(leads[view], { object })}
        >
          {view === 'history' && <History unitId={unitId} object={muc!} />}
          {view === 'exceptions' && <Exceptions unitId={unitId} filter={filter} onChange={change} />}
          {view === 'all' && <AllEntries unitId={unitId} filter={filter} onChange={change} />}
          {mark !== null && <p className="entry-hash">{say(words.mark, { mark })}</p>}
        </Section>
        {next.includes('audit.verifyLog') && (
          <Section title={say(words.verify)}>
            <VerifyLog unitId={unitId} />
          </Section>
        )}
      </Page>
    </TitlesContext>
  );
}

function Views({ unitId, view, hasExceptions }: { unitId: string; view: string; hasExceptions: boolean }) {
  const say = useSay();
  const look = (name: string) => ({
    className: view === name ? 'here' : '',
    activeOptions: { exact: true, includeSearch: true },
  });
  return (
    <nav className="views" aria-label={say(words.views)}>
      <Link to="/nhat-ky/$unitId" params={{ unitId }} {...look('all')}>
        {say(words.all)}
      </Link>
      {hasExceptions && (
        <Link to="/nhat-ky/$unitId" params={{ unitId }} search={{ xem: 'ngoai-le' }} {...look('exceptions')}>
          {say(words.exceptions)}
        </Link>
      )}
    </nav>
  );
}
