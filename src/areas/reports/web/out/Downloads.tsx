import type { ReactNode } from 'react';
import { urlOf } from '../../../../base/call.ts';
import { useSay } from '../../../../ui/language.tsx';
import { Section } from '../../../../ui/Page.tsx';
import {
  dataFormats,
  exportCampaignData,
  exportChart,
  exportCopyOut,
  exportData,
  exportPaper,
  paperFormats,
} from '../../out/contract.ts';
import { words } from './words.ts';

type FileProps = { readonly href: string; readonly children: ReactNode };

/** A file that the browser saves. */
export function FileLink({ href, children }: FileProps) {
  return (
    <a className="button-link plain" href={href}>
      {children}
    </a>
  );
}

type ReportProps = {
  readonly unitId: string;
  readonly reportId: string;
  /** The signed version; null for the draft, which leaves on paper only. */
  readonly number: number | null;
};

/** A report as files. */
export function ReportDownloads({ unitId, reportId, number }: ReportProps) {
  const say = useSay();
  const one = { unitId, reportId };
  const version = number === null ? {} : { number };
  const lead = number === null ? say(words.draftLead) : say(words.signedLead, { number });
  return (
    <Section title={say(words.downloads)} lead={lead}>
      <div className="section-actions">
        {paperFormats.map((format) => (
          <FileLink key={format} href={urlOf(exportPaper, { ...one, ...version, format })}>
            {say(words.paper[format])}
          </FileLink>
        ))}
        {number !== null && (
          <>
            <FileLink href={urlOf(exportCopyOut, { ...one, number })}>{say(words.copyOut)}</FileLink>
            {dataFormats.map((format) => (
              <FileLink key={format} href={urlOf(exportData, { ...one, number, format })}>
                {say(words[format])}
              </FileLink>
            ))}
          </>
        )}
      </div>
    </Section>
  );
}

type CampaignProps = { readonly unitId: string; readonly campaignId: string; readonly children: ReactNode };

/** What was received in a campaign, as files. */
export function CampaignDownloads({ unitId, campaignId, children }: CampaignProps) {
  const say = useSay();
  const one = { unitId, campaignId };
  return (
    <Section title={say(words.downloads)} lead={say(words.campaignLead)}>
      <div className="section-actions">
        {dataFormats.map((format) => (
          <FileLink key={format} href={urlOf(exportCampaignData, { ...one, format })}>
            {say(words[format])}
          </FileLink>
        ))}
        <FileLink href={urlOf(exportChart, { ...one, chart: 'heat' })}>{say(words.heat)}</FileLink>
      </div>
      {children}
    </Section>
  );
}

type ComparisonProps = { readonly unitId: string; readonly campaignId: string; readonly indicator: string };

/** An indicator over the units of a campaign, as a picture. */
export function ComparisonLink(props: ComparisonProps) {
  const say = useSay();
  return (
    <FileLink href={urlOf(exportChart, { ...props, chart: 'comparison' })}>{say(words.comparison)}</FileLink>
  );
}
