export const signingRefusals = [
  'file-unreadable',
  'file-encrypted',
  'file-closed',
  'certificate-unreadable',
  'key-unsupported',
  'outside-page',
  'page-turned',
  'picture-unreadable',
  'signature-wrong',
] as const;
export type SigningRefusal = (typeof signingRefusals)[number];

/** Why a file is not signed; said in the words of the area that asked for it. */
export class SigningRefused extends Error {
  readonly code: SigningRefusal;

  constructor(code: SigningRefusal, options: ErrorOptions = {}) {
    super(code, options);
    this.name = 'SigningRefused';
    this.code = code;
  }
}
