import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Bucket } from '../../src/base/config.ts';

/** A small S3 service: keeps objects in memory and answers only what is signed as AWS describes Signature Version 4. */
export type S3Double = {
  readonly bucket: Bucket;
  readonly objects: Map<string, Buffer>;
  readonly requests: string[];
  /** Answers, oldest first, given instead of its own; `silent` never answers. */
  readonly instead: (number | 'silent' | 'half')[];
  readonly close: () => Promise<void>;
};

const keys = { keyId: 'AKIATEST', secretKey: 'secret/with+signs' };
const name = 'motso';
const pageSize = 3;

export async function startS3(): Promise<S3Double> {
  const objects = new Map<string, Buffer>();
  const requests: string[] = [];
  const instead: S3Double['instead'] = [];
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    requests.push(`${request.method} ${request.url}`);
    const other = instead.shift();
    if (other === 'silent') return;
    if (other === 'half') {
      response.writeHead(200, { 'Content-Length': 1000 }).write('half');
      return setTimeout(() => response.destroy(), 20);
    }
    if (other !== undefined) return refuse(response, other, 'InternalError');
    const fault = signatureFault(request, body);
    if (fault !== null) return refuse(response, 403, fault);
    answer(objects, request, body, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    bucket: { endpoint: `http://127.0.0.1:${port}`, region: 'vn-hn', name, ...keys },
    objects,
    requests,
    instead,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'Content-Type': 'application/xml' });
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`);
}

function answer(
  objects: Map<string, Buffer>,
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): void {
  const { pathname, searchParams } = new URL(request.url!, 'http://s3');
  if (!pathname.startsWith(`/${name}/`)) return refuse(response, 404, 'NoSuchBucket');
  const key = pathname.slice(name.length + 2);
  if (searchParams.get('list-type') === '2') return list(objects, searchParams, response);
  if (request.method === 'PUT') {
    objects.set(key, body);
    response.end();
    return;
  }
  if (request.method === 'DELETE') {
    objects.delete(key);
    response.writeHead(204).end();
    return;
  }
  const found = objects.get(key);
  if (found === undefined) return refuse(response, 404, 'NoSuchKey');
  response.writeHead(200, { 'Content-Length': found.length });
  response.end(request.method === 'HEAD' ? undefined : found);
}

function list(objects: Map<string, Buffer>, search: URLSearchParams, response: ServerResponse): void {
  const after = Number((search.get('continuation-token') ?? '<&>0').slice(3));
  const all = [...objects.keys()].filter((key) => key.startsWith(search.get('prefix') ?? '')).sort();
  const page = all.slice(after, after + pageSize);
  const more =
    after + pageSize < all.length
      ? `<NextContinuationToken>&lt;&amp;&gt;${after + pageSize}</NextContinuationToken>`
      : '';
  const contents = page.map((key) => `<Contents><Key>${key}</Key><Size>1</Size></Contents>`).join('');
  response.end(`<?xml version="1.0"?><ListBucketResult>${contents}${more}</ListBucketResult>`);
}

/** By the description in the manual of Amazon S3, "Signature Calculations for the Authorization Header". */
function signatureFault(request: IncomingMessage, body: Buffer): string | null {
  const given = request.headers.authorization ?? '';
  const parts = /^AWS4-HMAC-SHA256 Credential=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
    given,
  );
  if (parts === null) return 'MissingSecurityHeader';
  const [, credential, signedHeaders, signature] = parts as unknown as [string, string, string, string];
  const [keyId, day, region, service, end] = credential.split('/') as [
    string,
    string,
    string,
    string,
    string,
  ];
  const time = String(request.headers['x-amz-date']);
  if (keyId !== keys.keyId) return 'InvalidAccessKeyId';
  if (!time.startsWith(day) || region !== 'vn-hn' || service !== 's3' || end !== 'aws4_request')
    return 'AuthorizationHeaderMalformed';
  const payload = String(request.headers['x-amz-content-sha256']);
  if (payload !== 'UNSIGNED-PAYLOAD' && payload !== sha256(body)) return 'XAmzContentSHA256Mismatch';
  if (body.length > 0 && payload === 'UNSIGNED-PAYLOAD') return 'UnsignedBody';
  const { pathname, searchParams } = new URL(request.url!, 'http://s3');
  const query = [...searchParams]
    .map(([key, value]) => `${encoded(key)}=${encoded(value)}`)
    .sort()
    .join('&');
  const headers = signedHeaders
    .split(';')
    .map((header) => `${header}:${String(request.headers[header]).trim()}\n`);
  const canonical = [request.method, pathname, query, headers.join(''), signedHeaders, payload].join('\n');
  const scope = [day, region, service, end].join('/');
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n');
  const key = [day, region, service, end].reduce<Buffer>(
    (before, part) => hmac(before, part),
    Buffer.from(`AWS4${keys.secretKey}`),
  );
  return hmac(key, toSign).toString('hex') === signature ? null : 'SignatureDoesNotMatch';
}

const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');
const hmac = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
