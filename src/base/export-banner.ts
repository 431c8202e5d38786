import { trialWords } from './words.ts';

/** What a file that leaves a trial says of itself: before its name, and in its first line. */
export type ExportBanner = { readonly mark: string; readonly line: string };

/** Every file made of data of the installation carries it; null where the data are real. */
export const exportBanner = (kind: 'demo' | 'real'): ExportBanner | null =>
  kind === 'demo' ? { mark: `${trialWords.mark.vi} - `, line: trialWords.banner.vi } : null;
