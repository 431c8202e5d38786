import { AwsClient } from 'aws4fetch';
import type { Bucket } from './config.ts';
import { type Files, intact, isSha256, sha256Of } from './files.ts';
import { Problem } from './problem.ts';

/** In milliseconds, for one request. */
const longest = 30_000;
const prefix = 'files/';

type Ask = (
  method: 'GET' | 'PUT' | 'HEAD' | 'DELETE',
  path: string,
  body?: Uint8Array<ArrayBuffer>,
) => Promise<Response>;

/** Files in a bucket of an S3 service, under `files/`. Path style, which every such service knows. */
export function openBucketFiles(bucket: Bucket, timeout = longest): Files {
  const ask = askerOf(bucket, timeout);
  const has: Files['has'] = async (sha256) =>
    isSha256(sha256) && (await ask('HEAD', prefix + sha256)).status !== 404;
  return {
    has,
    put: async (bytes) => {
      const sha256 = sha256Of(bytes);
      if (!(await has(sha256))) await ask('PUT', prefix + sha256, new Uint8Array(bytes));
      return sha256;
    },
    get: async (sha256) => {
      if (!isSha256(sha256)) return null;
      const response = await ask('GET', prefix + sha256);
      if (response.status === 404) return null;
      return intact(await bytesOf(response), sha256);
    },
    list: () => list(ask),
    remove: async (sha256) => {
      if (isSha256(sha256)) await ask('DELETE', prefix + sha256);
    },
  };
}

function askerOf({ endpoint, region, name, keyId, secretKey }: Bucket, timeout: number): Ask {
  const client = new AwsClient({
    accessKeyId: keyId,
    secretAccessKey: secretKey,
    service: 's3',
    region,
    retries: 2,
  });
  return async (method, path, body) => {
    const response = await client
      .fetch(`${endpoint}/${encodeURIComponent(name)}/${path}`, {
        method,
        signal: AbortSignal.timeout(timeout),
        ...(body === undefined
          ? {}
          : // The signature covers the body, so that nobody on the way can put another one.
            { body, headers: { 'X-Amz-Content-Sha256': sha256Of(body) } }),
      })
      .catch((error) => Promise.reject(new Problem('files-unreachable', { cause: error })));
    if (response.ok || (response.status === 404 && method !== 'PUT')) return response;
    throw await problemOf(response);
  };
}

async function problemOf(response: Response): Promise<Problem> {
  const said = await response.text().catch(() => '');
  const cause = new Error(`${response.status} ${/<Code>(\w+)</.exec(said)?.[1] ?? ''}`.trim());
  const isOurs = response.status >= 400 && response.status < 500 && response.status !== 429;
  return new Problem(isOurs ? 'files-refused' : 'files-unreachable', { cause });
}

async function bytesOf(response: Response): Promise<Uint8Array> {
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw new Problem('files-unreachable', { cause: error });
  }
}

/** ListObjectsV2, a thousand at a time. */
async function* list(ask: Ask): AsyncIterable<string> {
  let next: string | null = null;
  do {
    const query = new URLSearchParams({ 'list-type': '2', prefix });
    if (next !== null) query.set('continuation-token', next);
    const response = await ask('GET', `?${query}`);
    if (response.status === 404) throw new Problem('files-refused', { cause: new Error('no such bucket') });
    const xml = Buffer.from(await bytesOf(response)).toString();
    for (const [, name] of xml.matchAll(/<Key>files\/([0-9a-f]{64})<\/Key>/g)) yield name!;
    next = /<NextContinuationToken>([^<]+)</.exec(xml)?.[1] ?? null;
    next = next?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&') ?? null;
  } while (next !== null);
}
