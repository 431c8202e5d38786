import { type Cert, readCertificate } from '../../../formats/pdf-signature/certificate.ts';
import type { Signer } from '../../../formats/pdf-signature/signer.ts';
import {
  createSoftwareAuthority,
  type SoftwareAuthority,
} from '../../../formats/pdf-signature/software-signer.ts';
import { demoWords } from './words.ts';

const validity = { from: new Date('2024-01-01T00:00:00Z'), to: new Date('2049-12-31T00:00:00Z') };

/** Lives as long as the process, and is never written down: a key in a file would be taken for one that may sign. */
let authority: Promise<SoftwareAuthority> | null = null;

/** Whoever signs in a trial. Throws in a real installation. */
export async function demoSigner(kind: 'demo' | 'real', name: string, organisation: string): Promise<Signer> {
  if (kind === 'demo') authority ??= createSoftwareAuthority(kind, demoWords.authority.vi, validity);
  if (kind === 'real' || authority === null) throw new Error('no invented signer in a real installation');
  return (await authority).signerFor({ name, organisation, ...validity });
}

/** The invented authority, once it has signed something. */
export async function demoAnchors(): Promise<readonly Cert[]> {
  const made = await authority;
  return made === null ? [] : [readCertificate(made.root)!];
}
