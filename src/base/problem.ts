/** The one deliberate error. The code is also the key of its message in `words.ts`. */
const problemCodes = [
  'file-empty',
  'file-too-large',
  'file-damaged',
  'pdf-damaged',
  'file-encrypted',
  'file-expands-too-far',
  'file-type-unknown',
  'file-type-save-as-docx',
  'file-type-save-as-xlsx',
  'file-not-found',
  'file-unreadable',
  'file-took-too-long',
  'picture-unreadable',
  'unforeseen',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

export class Problem extends Error {
  readonly code: ProblemCode;

  constructor(code: ProblemCode) {
    super(code);
    this.name = 'Problem';
    this.code = code;
  }
}
