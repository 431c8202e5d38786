import type { BaseBlock, GeneralizedTime, Sequence } from 'asn1js';
import {
  BasicOCSPResponse,
  CRLDistributionPoints,
  type Extension,
  IssuingDistributionPoint,
  OCSPRequest,
  OCSPResponse,
  type SingleResponse,
} from 'pkijs';
import { isSignedWith } from './algorithms.ts';
import {
  type Cert,
  crlBit,
  hasUnknownDemands,
  isMeantFor,
  isWithin,
  mayBeUsed,
  maySign,
  readCertificate,
} from './certificate.ts';
import { isSoundLink } from './chain.ts';
import { readList } from './revoked-list.ts';

/** Asks an address of a certificate authority; rejects where it does not answer in time, or with too much. */
export type Ask = (
  url: string,
  question: { readonly body: Uint8Array; readonly type: string } | null,
) => Promise<Uint8Array>;

export type Revocation =
  | { readonly state: 'good' }
  | { readonly state: 'unknown' }
  | { readonly state: 'revoked'; readonly at: Date };

const unknown: Revocation = { state: 'unknown' };

/** Of a whole chain but its anchor: revoked where one is, unknown where it could not be learnt of one. */
export async function chainRevocation(chain: readonly Cert[], ask: Ask, now: Date): Promise<Revocation> {
  const links = chain.slice(0, -1).map((cert, index) => revocationOf(cert, chain[index + 1]!, ask, now));
  const states = await Promise.all(links);
  return (
    states.find(({ state }) => state === 'revoked') ??
    states.find(({ state }) => state === 'unknown') ?? { state: 'good' }
  );
}

/** Asks by OCSP first (RFC 6960), then for the list (RFC 5280, 5); never good unless an answer said so and could be checked. */
async function revocationOf(cert: Cert, issuer: Cert, ask: Ask, now: Date): Promise<Revocation> {
  for (const url of ocspAddresses(cert)) {
    const told = await askOcsp(url, cert, issuer, ask, now).catch(() => unknown);
    if (told.state !== 'unknown') return told;
  }
  for (const url of listAddresses(cert)) {
    const told = await askList(url, cert, issuer, ask, now).catch(() => unknown);
    if (told.state !== 'unknown') return told;
  }
  return unknown;
}

/** No certificate of an honest authority names more. */
const mostAddresses = 3;
const isWeb = (url: string) => /^https?:\/\//i.test(url);

const ocspAddresses = ({ x509 }: Cert): string[] =>
  [...(x509.infoAccess ?? '').matchAll(/^OCSP - URI:(.+)$/gm)]
    .map(([, url]) => url!.trim())
    .filter(isWeb)
    .slice(0, mostAddresses);

function listAddresses({ parts }: Cert): string[] {
  const points = parts.extensions?.find(({ extnID }) => extnID === '2.5.29.31')?.parsedValue;
  if (!(points instanceof CRLDistributionPoints)) return [];
  return points.distributionPoints
    .flatMap(({ distributionPoint }) => (Array.isArray(distributionPoint) ? distributionPoint : []))
    .flatMap(({ type, value }) => (type === 6 && isWeb(String(value)) ? String(value) : []))
    .slice(0, mostAddresses);
}

async function askOcsp(url: string, cert: Cert, issuer: Cert, ask: Ask, now: Date): Promise<Revocation> {
  const request = new OCSPRequest();
  await request.createForCertificate(cert.parts, { hashAlgorithm: 'SHA-1', issuerCertificate: issuer.parts });
  const body = new Uint8Array(request.toSchema(true).toBER());
  const answer = OCSPResponse.fromBER(
    Uint8Array.from(await ask(url, { body, type: 'application/ocsp-request' })),
  );
  const bytes = answer.responseBytes?.response.valueBlock.valueHexView;
  if (bytes === undefined) return unknown;
  const basic = BasicOCSPResponse.fromBER(Uint8Array.from(bytes));
  if (!isFromResponder(basic, issuer, now)) return unknown;
  const { isForCertificate } = await basic.getCertificateStatus(cert.parts, issuer.parts);
  const single = isForCertificate ? ownOf(basic, cert) : undefined;
  return single === undefined || !isFresh(single.thisUpdate, single.nextUpdate, now)
    ? unknown
    : statusOf(single);
}

/** The answer that bears the certificate's number. */
const ownOf = ({ tbsResponseData }: BasicOCSPResponse, { parts }: Cert): SingleResponse | undefined =>
  tbsResponseData.responses.find(({ certID }) => certID.serialNumber.isEqual(parts.serialNumber));

function statusOf({ certStatus }: SingleResponse): Revocation {
  const block = certStatus as BaseBlock;
  if (block.idBlock.tagNumber === 0) return { state: 'good' };
  if (block.idBlock.tagNumber !== 1) return unknown;
  const [at] = (block as Sequence).valueBlock.value as GeneralizedTime[];
  return at === undefined ? unknown : { state: 'revoked', at: at.toDate() };
}

const responderPurpose = '1.3.6.1.5.5.7.3.9';

/** Signed by the issuer, or by whom the issuer charged with answering (RFC 6960, 4.2.2.2) with a certificate that nobody can have forged. */
function isFromResponder(basic: BasicOCSPResponse, issuer: Cert, now: Date): boolean {
  const brought = (basic.certs ?? []).flatMap(
    (each) => readCertificate(new Uint8Array(each.toSchema().toBER())) ?? [],
  );
  const charged = brought.filter(
    (each) =>
      isMeantFor(each, responderPurpose) &&
      maySign(each) &&
      !hasUnknownDemands(each) &&
      isWithin(each, now) &&
      isSoundLink(issuer, each),
  );
  const signature = basic.signature.valueBlock.valueHexView;
  return [issuer, ...charged].some(({ x509 }) =>
    isSignedWith(x509, basic.signatureAlgorithm, basic.tbsResponseData.tbsView, signature),
  );
}

const day = 24 * 60 * 60 * 1000;
/** Clocks differ. */
const slack = 10 * 60 * 1000;

const isFresh = (from: Date, until: Date | undefined, now: Date): boolean =>
  from.getTime() <= now.getTime() + slack &&
  (until ?? new Date(from.getTime() + 7 * day)).getTime() >= now.getTime() - slack;

async function askList(url: string, cert: Cert, issuer: Cert, ask: Ask, now: Date): Promise<Revocation> {
  const list = readList(await ask(url, null));
  if (list === null || !mayBeUsed(issuer, crlBit)) return unknown;
  const isOf =
    list.issuer.isEqual(issuer.parts.subject) &&
    isSignedWith(issuer.x509, list.algorithm, list.signed, list.signature);
  if (!isOf || !isFresh(list.from, list.until ?? undefined, now) || !isWhole(list.extensions)) return unknown;
  const at = list.revokedAt(cert.parts.serialNumber.valueBlock.valueHexView);
  return at === null ? { state: 'good' } : { state: 'revoked', at };
}

/** No list of changes only, of some reasons only, or of others' certificates: who is not on such a one may be revoked still. */
function isWhole(extensions: readonly Extension[]): boolean {
  return extensions.every(({ extnID, critical, parsedValue }) => {
    if (!(parsedValue instanceof IssuingDistributionPoint)) return !critical && extnID !== '2.5.29.27';
    const { onlyContainsCACerts, onlyContainsAttributeCerts, onlyContainsUserCerts } = parsedValue;
    const isPart = onlyContainsCACerts || onlyContainsAttributeCerts || onlyContainsUserCerts;
    return !isPart && parsedValue.onlySomeReasons === undefined && !parsedValue.indirectCRL;
  });
}
