import { randomBytes, webcrypto } from 'node:crypto';
import { BitString, Integer, PrintableString, Utf8String } from 'asn1js';
import { AttributeTypeAndValue, BasicConstraints, Certificate, Extension } from 'pkijs';
import type { Signer } from './signer.ts';

/** An invented authority and its key, alive as long as this process: for tests and demonstration only (NĐ 68/2024/NĐ-CP). */
export type SoftwareAuthority = {
  /** In DER. */
  readonly root: Uint8Array;
  /** Signs what an authority signs beside certificates: lists of those revoked. */
  readonly key: CryptoKey;
  readonly signerFor: (holder: Holder) => Promise<Signer>;
};

export type Holder = {
  readonly name: string;
  readonly organisation: string | null;
  readonly from: Date;
  readonly to: Date;
  /** Where its authority tells whether it was revoked; none where left out. */
  readonly extensions?: readonly Extension[];
};

const algorithm = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: Uint8Array.of(1, 0, 1),
};
type Pair = { readonly publicKey: CryptoKey; readonly privateKey: CryptoKey };
const makePair = (): Promise<Pair> =>
  webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']) as Promise<Pair>;

/** Throws in a real installation: there keys lie on tokens, in SIMs or with a signing service, never in a server. */
export async function createSoftwareAuthority(
  installation: 'demo' | 'real',
  name: string,
  validity: { readonly from: Date; readonly to: Date },
): Promise<SoftwareAuthority> {
  if (installation === 'real') throw new Error('no software key signs in a real installation');
  const pair = await makePair();
  const about = { name, organisation: null, ...validity };
  const root = await certify(
    about,
    pair.publicKey,
    { ...about, key: pair.privateKey },
    authorityExtensions(),
  );
  return {
    root,
    key: pair.privateKey,
    signerFor: async (holder) => {
      const own = await makePair();
      const extensions = [...holderExtensions(), ...(holder.extensions ?? [])];
      const cert = await certify(
        holder,
        own.publicKey,
        { name, organisation: null, key: pair.privateKey },
        extensions,
      );
      return {
        certificates: async () => [cert, root],
        sign: async (bytes) =>
          new Uint8Array(await webcrypto.subtle.sign(algorithm.name, own.privateKey, Uint8Array.from(bytes))),
      };
    },
  };
}

type Issuer = { readonly name: string; readonly organisation: string | null; readonly key: CryptoKey };

async function certify(
  holder: Holder,
  key: CryptoKey,
  issuer: Issuer,
  extensions: readonly Extension[],
): Promise<Uint8Array> {
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new Integer({ valueHex: Uint8Array.of(1, ...randomBytes(15)) });
  certificate.subject.typesAndValues.push(...nameParts(holder));
  certificate.issuer.typesAndValues.push(...nameParts(issuer));
  certificate.notBefore.value = holder.from;
  certificate.notAfter.value = holder.to;
  certificate.extensions = [...extensions];
  await certificate.subjectPublicKeyInfo.importKey(key);
  await certificate.sign(issuer.key, 'SHA-256');
  return new Uint8Array(certificate.toSchema(true).toBER());
}

function nameParts({ name, organisation }: Pick<Holder, 'name' | 'organisation'>): AttributeTypeAndValue[] {
  const part = (type: string, value: Utf8String | PrintableString) =>
    new AttributeTypeAndValue({ type, value });
  return [
    part('2.5.4.6', new PrintableString({ value: 'VN' })),
    ...(organisation === null ? [] : [part('2.5.4.10', new Utf8String({ value: organisation }))]),
    part('2.5.4.3', new Utf8String({ value: name })),
  ];
}

const keyUsage = (bits: number, unused: number) =>
  new Extension({
    extnID: '2.5.29.15',
    critical: true,
    extnValue: new BitString({ valueHex: Uint8Array.of(bits), unusedBits: unused }).toBER(),
  });
const constraints = (isAuthority: boolean) =>
  new Extension({
    extnID: '2.5.29.19',
    critical: true,
    extnValue: new BasicConstraints({ cA: isAuthority }).toSchema().toBER(),
  });

const authorityExtensions = () => [constraints(true), keyUsage(0x06, 1)];
const holderExtensions = () => [constraints(false), keyUsage(0xc0, 6)];
