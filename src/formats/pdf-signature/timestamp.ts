import { createHash } from 'node:crypto';
import type { BaseBlock } from 'asn1js';
import { TSTInfo } from 'pkijs';
import { digests } from './algorithms.ts';
import { type Cert, isMeantOnlyFor } from './certificate.ts';
import { chainTo } from './chain.ts';
import { type Cms, checkCms, readCms } from './cms.ts';

/** A time stamp (RFC 3161): who stamped what when, and whether that holds. */
export type Timestamp = {
  readonly at: Date;
  /** It stamps these bytes, and its own signature is right. */
  readonly holds: boolean;
  readonly isTrusted: boolean;
  readonly cms: Cms;
};

const tokenId = '1.2.840.113549.1.9.16.2.14';
const stampContent = '1.2.840.113549.1.9.16.1.4';
const stampingPurpose = '1.3.6.1.5.5.7.3.8';

/** The time stamp over a signature's value; `damaged` where what is there is none. */
export function timestampOf(cms: Cms, anchors: readonly Cert[]): Timestamp | 'damaged' | null {
  const attributes = cms.signer.unsignedAttrs?.attributes ?? [];
  const [value] = attributes.find(({ type }) => type === tokenId)?.values ?? [];
  if (value === undefined) return null;
  const token = (value as BaseBlock).valueBeforeDecodeView;
  const stamped = [cms.signer.signature.valueBlock.valueHexView];
  return readTimestamp(token, stamped, cms.certificates, anchors) ?? 'damaged';
}

/** Null where the bytes are no time stamp. */
export function readTimestamp(
  token: Uint8Array,
  stamped: readonly Uint8Array[],
  others: readonly Cert[],
  anchors: readonly Cert[],
): Timestamp | null {
  const cms = readCms(token);
  if (cms === null || cms === 'unsupported') return null;
  const content = cms.signed.encapContentInfo.eContent;
  if (content === undefined) return null;
  try {
    const bytes = new Uint8Array(content.getValue());
    const info = TSTInfo.fromBER(bytes);
    const at = info.genTime;
    const { faults, doubts } = checkCms(cms, [bytes], stampContent);
    const digest = digests[info.messageImprint.hashAlgorithm.algorithmId];
    const holds = faults.length === 0 && stamps(info, digest, stamped);
    const isSound = doubts.length === 0 && digest !== 'sha1';
    return { at, holds, isTrusted: holds && isSound && isTrusted(cms, others, anchors, at), cms };
  } catch {
    return null;
  }
}

function stamps(
  { messageImprint }: TSTInfo,
  digest: string | undefined,
  stamped: readonly Uint8Array[],
): boolean {
  if (digest === undefined || digest === 'md5') return false;
  const hash = stamped.reduce((sum, part) => sum.update(part), createHash(digest)).digest();
  return Buffer.compare(hash, messageImprint.hashedMessage.valueBlock.valueHexView) === 0;
}

function isTrusted(
  { certificate, certificates }: Cms,
  others: readonly Cert[],
  anchors: readonly Cert[],
  at: Date,
): boolean {
  if (certificate === null || !isMeantOnlyFor(certificate, stampingPurpose)) return false;
  return chainTo(certificate, [...certificates, ...others], anchors, at)?.isSound === true;
}
