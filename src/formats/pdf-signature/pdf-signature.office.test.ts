import { execFileSync } from 'node:child_process';
import { webcrypto } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccessDescription, Extension, GeneralName, InfoAccess } from 'pkijs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPaper } from '../paper/paper-sample.ts';
import { writePaper } from '../paper/write-paper.ts';
import { shown } from '../pdf/fixtures.ts';
import { readCertificate, readPem } from './certificate.ts';
import {
  anAuthority,
  anchorsOf,
  aPicture,
  certifiedBy,
  forPurposes,
  holder,
  now,
  plainPdf,
  streamOf,
  withRevision,
} from './fixtures.ts';
import type { Ask } from './revocation.ts';
import { roomAbove } from './room.ts';
import { type Signer, signPdf } from './signer.ts';
import type { SoftwareAuthority } from './software-signer.ts';
import { verifySignatures } from './verify.ts';

/** What other programs say of our signatures, and we of theirs. */
const folder = mkdtempSync(join(tmpdir(), 'signatures-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const isInstalled = (program: string) =>
  (process.env.PATH ?? '').split(':').some((path) => existsSync(join(path, program)));

let authority: SoftwareAuthority;
let signer: Signer;
beforeAll(async () => {
  authority = await anAuthority();
  signer = await authority.signerFor(holder);
});

/** What `pdfsig` says of each signature: whether it is valid, and whether it is over the whole file. */
function told(bytes: Uint8Array): { signer: string; isValid: boolean; isWhole: boolean }[] {
  const path = join(folder, 'signed.pdf');
  writeFileSync(path, bytes);
  const text = execFileSync('pdfsig', ['-nocert', path], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return text
    .split(/^Signature #\d+:$/m)
    .slice(1)
    .map((part) => ({
      signer: /Common Name: (.+)/.exec(part)?.[1] ?? '',
      isValid: part.includes('Signature is Valid.'),
      isWhole: /- Total document signed/.test(part),
    }));
}

async function read(bytes: Uint8Array) {
  const reading = await verifySignatures(bytes, { anchors: anchorsOf(authority), ask: null, now });
  return reading.state === 'read' ? reading.signatures : [];
}

describe.skipIf(!isInstalled('pdfsig'))('pdfsig of Poppler (skipped where it is absent)', () => {
  it('finds each of three signatures valid, the last over the whole file', async () => {
    const sample = aPaper();
    const paper = await writePaper(sample, 'pdf');
    const box = await roomAbove(paper, sample.sign.name);
    expect(box).not.toBeNull();
    const one = await signPdf(paper, signer, now, { kind: 'picture', picture: await aPicture(), box: box! });
    const mark = { kind: 'annex', number: '74/BC-UBND', at: '2026-03-02T12:00:00+07:00' } as const;
    const two = await signPdf(one, signer, now, mark);
    const three = await signPdf(two, signer, now, null);
    expect(told(three)).toEqual([
      { signer: 'Nguyễn Văn An', isValid: true, isWhole: false },
      { signer: 'Nguyễn Văn An', isValid: true, isWhole: false },
      { signer: 'Nguyễn Văn An', isValid: true, isWhole: true },
    ]);
    expect(await read(three)).toMatchObject([{ faults: [] }, { faults: [] }, { faults: [], later: [] }]);
  });

  it('sees with us that a byte was changed', async () => {
    const signed = Buffer.from(await signPdf(plainPdf(), signer, now, null));
    const changed = Buffer.from(signed.toString('latin1').replace('<00420061', '<00420062'), 'latin1');
    expect(told(changed)).toMatchObject([{ isValid: false }]);
    expect(await read(changed)).toMatchObject([{ verdict: 'invalid', faults: ['digest-differs'] }]);
  });

  it('sees with us that the file went on after the signature; what was changed we say alone', async () => {
    const signed = await signPdf(plainPdf(), signer, now, null);
    const forged = withRevision(signed, (increment) =>
      increment.put(21, streamOf(shown('Gia mao', 100, 700))),
    );
    expect(told(forged)).toMatchObject([{ isValid: true, isWhole: false }]);
    expect(await read(forged)).toMatchObject([{ verdict: 'invalid', faults: ['content-changed-later'] }]);
  });

  it('sees with us that what was signed holds where comments alone were put behind it', async () => {
    const signed = await signPdf(plainPdf(), signer, now, null);
    const noted = Buffer.concat([signed, Buffer.from('% da chuyen van thu\n%%EOF\n')]);
    expect(told(noted)).toMatchObject([{ isValid: true, isWhole: false }]);
    expect(await read(noted)).toMatchObject([{ isIntact: true, faults: [], later: [] }]);
  });
});

describe.skipIf(!isInstalled('qpdf'))('files as qpdf writes them (skipped where it is absent)', () => {
  it.each([
    ['for the web', '--linearize'],
    ['with packed objects', '--object-streams=generate'],
    ['for reading by eye', '--qdf'],
  ])('%s', async (_, option) => {
    const [from, to] = [join(folder, 'from.pdf'), join(folder, 'to.pdf')];
    writeFileSync(from, await writePaper(aPaper(), 'pdf'));
    execFileSync('qpdf', [from, option, to]);
    const once = await signPdf(readFileSync(to), signer, now, null);
    const twice = await signPdf(once, signer, now, null);
    writeFileSync(to, twice);
    execFileSync('qpdf', ['--check', to], { stdio: 'ignore' });
    expect(await read(twice)).toMatchObject([
      { faults: [], later: ['signatures'] },
      { faults: [], later: [] },
    ]);
  });
});

/** Signs by another program's message: its key, its certificate, its digest. */
function signedByOpenssl(
  bytes: Uint8Array,
  options: readonly string[],
  kind: readonly string[],
): Promise<Uint8Array> {
  const path = (name: string) => join(folder, name);
  const run = (...words: readonly string[]) =>
    execFileSync('openssl', words, { stdio: ['ignore', 'pipe', 'ignore'] });
  const subject = ['-subj', '/C=VN/O=UBND/CN=Ky thu', '-days', '3650', '-nodes'];
  const usage = ['-addext', 'keyUsage=critical,digitalSignature,keyCertSign'];
  run(
    'req',
    '-x509',
    '-newkey',
    ...kind,
    ...subject,
    ...usage,
    '-keyout',
    path('key.pem'),
    '-out',
    path('cert.pem'),
    '-outform',
    'PEM',
  );
  run('x509', '-in', path('cert.pem'), '-outform', 'DER', '-out', path('cert.der'));
  const der = readFileSync(path('cert.der'));
  const whole: Signer = {
    certificates: async () => [der],
    sign: async (attributes) => {
      writeFileSync(path('attributes'), attributes);
      return run('dgst', '-sha256', '-sign', path('key.pem'), path('attributes'));
    },
  };
  return signPdf(bytes, whole, new Date(), null).then((signed) =>
    withMessage(signed, (data) => {
      writeFileSync(path('data'), data);
      return run(
        'cms',
        '-sign',
        '-binary',
        '-signer',
        path('cert.pem'),
        '-inkey',
        path('key.pem'),
        '-in',
        path('data'),
        '-outform',
        'DER',
        ...options,
      );
    }),
  );
}

/** Exchanges the message in the room of the only signature. */
function withMessage(signed: Uint8Array, make: (data: Uint8Array) => Uint8Array): Buffer {
  const text = Buffer.from(signed).toString('latin1');
  const [, start, end] = /ByteRange \[0 (\d+) (\d+)/.exec(text)!.map(Number) as [number, number, number];
  const data = Buffer.concat([signed.subarray(0, start), signed.subarray(end)]);
  const room = end - start - 2;
  const message = Buffer.from(make(data)).toString('hex').padEnd(room, '0');
  expect(message).toHaveLength(room);
  const changed = Buffer.from(signed);
  changed.write(message, start + 1, 'latin1');
  return changed;
}

describe.skipIf(!isInstalled('openssl'))('messages that openssl writes (skipped where it is absent)', () => {
  const rsa = ['rsa:2048'];
  const ec = ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
  it.each<[string, readonly string[], readonly string[], object]>([
    ['RSA, SHA-256, PAdES', ['-md', 'sha256', '-cades'], rsa, { faults: [], isIntact: true, isPades: true }],
    ['RSA, SHA-512', ['-md', 'sha512'], rsa, { faults: [], isIntact: true, isPades: false }],
    ['RSA-PSS', ['-md', 'sha256', '-keyopt', 'rsa_padding_mode:pss'], rsa, { faults: [], isIntact: true }],
    ['ECDSA', ['-md', 'sha384', '-cades'], ec, { faults: [], isIntact: true, isPades: true }],
    ['by key identifier', ['-md', 'sha256', '-keyid'], rsa, { faults: [], isIntact: true }],
    ['SHA-1', ['-md', 'sha1'], rsa, { faults: [], doubts: expect.arrayContaining(['algorithm-weak']) }],
    [
      'MD5',
      ['-md', 'md5'],
      rsa,
      { verdict: 'invalid', faults: expect.arrayContaining(['algorithm-forbidden']) },
    ],
    [
      'the file itself inside',
      ['-md', 'sha256', '-nodetach'],
      rsa,
      { verdict: 'invalid', faults: ['cms-unreadable'] },
    ],
  ])('%s', async (_, options, kind, expected) => {
    const signed = await signedByOpenssl(plainPdf(), options, kind);
    const anchors = [readCertificate(readFileSync(join(folder, 'cert.der')))!];
    const reading = await verifySignatures(signed, { anchors, ask: null, now: new Date() });
    expect(reading).toMatchObject({ state: 'read', signatures: [expected] });
  });
});

describe.skipIf(!isInstalled('openssl'))(
  'certificates that openssl issues (skipped where it is absent)',
  () => {
    it.each([
      ['md5', { doubts: ['chain-weak', 'revocation-unknown'] }],
      ['sha1', { doubts: ['chain-weak', 'revocation-unknown'] }],
      ['sha384', { doubts: ['revocation-unknown'] }],
    ])('over %s', async (digest, expected) => {
      const path = (name: string) => join(folder, name);
      const run = (...words: readonly string[]) =>
        execFileSync('openssl', words, { stdio: ['ignore', 'pipe', 'ignore'] });
      const made = (name: string) => ['-newkey', 'rsa:2048', '-nodes', '-subj', `/CN=${name}`];
      // The digest over the root itself does not matter.
      const root = ['-md5', '-days', '30', '-keyout', path('root.key'), '-out', path('root.pem')];
      run('req', '-x509', ...made('Goc'), ...root);
      run('req', ...made('Ky thu'), '-keyout', path('own.key'), '-out', path('own.csr'));
      const issuer = ['-CA', path('root.pem'), '-CAkey', path('root.key'), '-CAcreateserial'];
      const out = ['-days', '30', '-out', path('own.der'), '-outform', 'DER'];
      run('x509', '-req', `-${digest}`, '-in', path('own.csr'), ...issuer, ...out);
      const own: Signer = {
        certificates: async () => [readFileSync(path('own.der'))],
        sign: async (attributes) => {
          writeFileSync(path('attributes'), attributes);
          return run('dgst', '-sha256', '-sign', path('own.key'), path('attributes'));
        },
      };
      const signed = await signPdf(plainPdf(), own, new Date(), null);
      const anchors = readPem(readFileSync(path('root.pem'), 'latin1'))!;
      const reading = await verifySignatures(signed, { anchors, ask: null, now: new Date() });
      expect(reading).toMatchObject({
        state: 'read',
        signatures: [{ verdict: 'undecided', faults: [], ...expected }],
      });
    });
  },
);

const answeringPurpose = '1.3.6.1.5.5.7.3.9';
const responderAddress = 'http://ocsp.example.vn/';

describe.skipIf(!isInstalled('openssl'))(
  'the answers of openssl as responder (skipped where it is absent)',
  () => {
    /** Answers as an authority does that knows this of the certificate, or as whom it charged with answering. */
    const answering =
      (
        index: string,
        who: SoftwareAuthority,
        { certificate, key: ownKey } = { certificate: who.root, key: who.key },
      ): Ask =>
      async (url, question) => {
        expect([url, question?.type]).toEqual([responderAddress, 'application/ocsp-request']);
        const path = (name: string) => join(folder, name);
        const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', ownKey)).toString('base64');
        writeFileSync(path('ca.key'), `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----\n`);
        writeFileSync(path('ca.pem'), pemOf(who.root));
        writeFileSync(path('responder.pem'), pemOf(certificate));
        writeFileSync(path('index'), index);
        writeFileSync(path('question'), question!.body);
        const signing = ['-rsigner', path('responder.pem'), '-rkey', path('ca.key'), '-ndays', '1'];
        const files = ['-index', path('index'), '-CA', path('ca.pem'), '-reqin', path('question')];
        execFileSync('openssl', ['ocsp', ...files, ...signing, '-respout', path('answer')], {
          stdio: 'ignore',
        });
        return readFileSync(path('answer'));
      };
    const asked = async (ask: (serial: string) => Ask) => {
      const own = await authority.signerFor({ ...holder, extensions: [responderExtension()] });
      const [der] = await own.certificates();
      const signed = await signPdf(plainPdf(), own, now, null);
      const { serialNumber } = readCertificate(der!)!.x509;
      const options = { anchors: anchorsOf(authority), ask: ask(serialNumber), now: new Date() };
      const reading = await verifySignatures(signed, options);
      return reading.state === 'read' ? reading.signatures[0]! : null;
    };

    it('good is good', async () => {
      const reading = await asked((serial) =>
        answering(`V\t280101000000Z\t\t${serial}\tunknown\t/CN=An\n`, authority),
      );
      expect(reading).toMatchObject({ verdict: 'valid', revocation: 'good' });
    });

    it('revoked before the signature is revoked', async () => {
      const line = (serial: string) =>
        `R\t280101000000Z\t260101000000Z,keyCompromise\t${serial}\tunknown\t/CN=An\n`;
      const reading = await asked((serial) => answering(line(serial), authority));
      expect(reading).toMatchObject({ verdict: 'invalid', revocation: 'revoked', faults: ['revoked'] });
    });

    it.each<[string, Parameters<typeof certifiedBy>[1], object]>([
      [
        'for answering is believed',
        { extensions: [forPurposes([answeringPurpose])] },
        { revocation: 'good', verdict: 'valid' },
      ],
      [
        'for mail is not',
        { extensions: [forPurposes(['1.3.6.1.5.5.7.3.4'])] },
        { revocation: 'unknown', verdict: 'undecided' },
      ],
      [
        'for answering that is of an old algorithm is not',
        { extensions: [forPurposes([answeringPurpose])], digest: 'SHA-1' },
        { revocation: 'unknown', verdict: 'undecided' },
      ],
    ])('whoever holds a certificate of the authority’s %s', async (_, how, expected) => {
      const charged = await certifiedBy(authority, how);
      const line = (serial: string) => `V\t280101000000Z\t\t${serial}\tunknown\t/CN=An\n`;
      expect(await asked((serial) => answering(line(serial), authority, charged))).toMatchObject(expected);
    });

    it('of a certificate that the responder does not know, and of another responder, nothing is believed', async () => {
      expect(await asked(() => answering('', authority))).toMatchObject({ revocation: 'unknown' });
      const other = await anAuthority();
      const forged = (serial: string) => answering(`V\t280101000000Z\t\t${serial}\tunknown\t/CN=An\n`, other);
      expect(await asked(forged)).toMatchObject({ verdict: 'undecided', revocation: 'unknown' });
    });
  },
);

const pemOf = (der: Uint8Array) =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;

/** Says where the responder is. */
const responderExtension = () =>
  new Extension({
    extnID: '1.3.6.1.5.5.7.1.1',
    critical: false,
    extnValue: new InfoAccess({
      accessDescriptions: [
        new AccessDescription({
          accessMethod: '1.3.6.1.5.5.7.48.1',
          accessLocation: new GeneralName({ type: 6, value: responderAddress }),
        }),
      ],
    })
      .toSchema()
      .toBER(),
  });
