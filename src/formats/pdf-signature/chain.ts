import {
  type Cert,
  hasSoundKey,
  hasUnknownDemands,
  isSameCertificate,
  isSoundlySigned,
  isWithin,
  mayIssue,
} from './certificate.ts';

const longest = 8;
/** Certificates beside a signature that are looked at: no honest one brings more, and each costs a check against each other. */
const mostOthers = 30;

export type Chain = {
  /** The certificate first, the anchor last. */
  readonly links: readonly Cert[];
  /** Whether every key and every signature on the way is of an algorithm that still can be trusted; that on the anchor says nothing. */
  readonly isSound: boolean;
};

/**
 * From the certificate up to one of the anchors, every link checked as it was `at` a moment (RFC 5280, 6.1, without name
 * constraints and policies); null where no way leads there. Of several ways one of sound algorithms, else the shortest.
 */
export function chainTo(
  cert: Cert,
  others: readonly Cert[],
  anchors: readonly Cert[],
  at: Date,
): Chain | null {
  const known = [...anchors, ...others.slice(0, mostOthers)];
  const sound = shortestWay(cert, { known, anchors, at, links: isSoundLink });
  if (sound !== null) return { links: sound, isSound: true };
  const links = shortestWay(cert, { known, anchors, at, links: hasIssued });
  return links === null ? null : { links, isSound: false };
}

type Looking = {
  readonly known: readonly Cert[];
  readonly anchors: readonly Cert[];
  readonly at: Date;
  readonly links: (issuer: Cert, cert: Cert) => boolean;
};

/** Each certificate is looked at once, where it stands nearest: further up it would be allowed less. */
function shortestWay(cert: Cert, { known, anchors, at, links }: Looking): readonly Cert[] | null {
  const met = [cert];
  for (let open: (readonly Cert[])[] = [[cert]]; open.length > 0; ) {
    const next: (readonly Cert[])[] = [];
    for (const chain of open.filter((each) => endsWell(each, at))) {
      const last = chain.at(-1)!;
      if (anchors.some((anchor) => isSameCertificate(anchor, last))) return chain;
      if (chain.length >= longest) continue;
      for (const issuer of known) {
        if (met.some((each) => isSameCertificate(each, issuer)) || !links(issuer, last)) continue;
        met.push(issuer);
        next.push([...chain, issuer]);
      }
    }
    open = next;
  }
  return null;
}

function endsWell(chain: readonly Cert[], at: Date): boolean {
  const last = chain.at(-1)!;
  if (!isWithin(last, at) || hasUnknownDemands(last)) return false;
  return chain.length === 1 || mayIssue(last, chain.length - 2);
}

export const isSoundLink = (issuer: Cert, cert: Cert): boolean =>
  isSoundlySigned(cert) && hasSoundKey(cert) && hasSoundKey(issuer) && hasIssued(issuer, cert);

/** By name, key identifier and signature. */
function hasIssued(issuer: Cert, cert: Cert): boolean {
  try {
    return cert.x509.checkIssued(issuer.x509) && cert.x509.verify(issuer.x509.publicKey);
  } catch {
    return false;
  }
}
