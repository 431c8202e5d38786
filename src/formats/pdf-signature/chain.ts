import { type Cert, hasUnknownDemands, isSameCertificate, isWithin, mayIssue } from './certificate.ts';

const longest = 8;

/**
 * From the certificate up to one of the anchors, every link checked as it was `at` a moment (RFC 5280, 6.1, without name
 * constraints and policies); null where no way leads there.
 */
export function chainTo(
  cert: Cert,
  others: readonly Cert[],
  anchors: readonly Cert[],
  at: Date,
): readonly Cert[] | null {
  const walk = (chain: readonly Cert[]): readonly Cert[] | null => {
    const last = chain.at(-1)!;
    if (!isWithin(last, at) || hasUnknownDemands(last)) return null;
    if (chain.length > 1 && !mayIssue(last, chain.length - 2)) return null;
    if (anchors.some((anchor) => isSameCertificate(anchor, last))) return chain;
    if (chain.length >= longest) return null;
    for (const issuer of [...anchors, ...others]) {
      if (chain.some((each) => isSameCertificate(each, issuer)) || !hasIssued(issuer, last)) continue;
      const found = walk([...chain, issuer]);
      if (found !== null) return found;
    }
    return null;
  };
  return walk([cert]);
}

/** By name, key identifier and signature. */
export function hasIssued(issuer: Cert, cert: Cert): boolean {
  try {
    return cert.x509.checkIssued(issuer.x509) && cert.x509.verify(issuer.x509.publicKey);
  } catch {
    return false;
  }
}
