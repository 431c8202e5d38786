import { oneLine } from '../base/fold.ts';
import { type PlainDate, plainDate } from '../base/plain-date.ts';
import { isFileProblem, Problem } from '../base/problem.ts';
import { elementsOf, lettersOf, readXml, type XmlElement } from './xml.ts';
import { openZip } from './zip.ts';

/** What a message between office systems says of a document (QCVN 102:2016/BTTTT); null where it does not say. */
export type Edxml = {
  readonly messageId: string | null;
  readonly from: Organ | null;
  readonly to: readonly Organ[];
  /** "74" and "KH-UBND" of "74/KH-UBND". */
  readonly number: string | null;
  readonly notation: string | null;
  readonly place: string | null;
  readonly issuedOn: PlainDate | null;
  readonly typeName: string | null;
  readonly subject: string | null;
  readonly signer: {
    readonly name: string | null;
    readonly post: string | null;
    readonly authority: string | null;
  };
  readonly dueOn: PlainDate | null;
  /** 0 ordinary, 1 and above urgent. */
  readonly priority: number | null;
  /** A mark of secrecy as the message words it. */
  readonly secrecy: string | null;
  /** The messages it answers, as they name themselves. */
  readonly answers: readonly string[];
  readonly attachments: readonly EdxmlFile[];
  /** Names of attachments that could not be unpacked. */
  readonly unread: readonly string[];
};
type Organ = { readonly id: string | null; readonly name: string };
export type EdxmlFile = { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> };

const mostAttachments = 50;
/** In bytes, of all attachments unpacked. */
const mostUnpacked = 100 * 2 ** 20;
const longestText = 2000;

/**
 * Reads a message with its attached files. The names of elements count, not their namespace: forwarding systems write several.
 * Throws `file-damaged`, `file-too-large`, `file-expands-too-far`; `file-type-unknown` where it is another kind of XML.
 */
export async function readEdxml(bytes: Uint8Array): Promise<Edxml> {
  const root = readXml(bytes, {});
  const header = within(root, 'MessageHeader');
  if (header === undefined) throw new Problem('file-type-unknown');
  const [code, issue, type] = ['Code', 'PromulgationInfo', 'DocumentType'].map((name) => part(header, name));
  const [signer, other] = [part(header, 'SignerInfo'), part(header, 'OtherInfo')];
  return {
    messageId: said(header, 'DocumentId'),
    from: organOf(part(header, 'From')),
    to: parts(header, 'To').flatMap((to) => organOf(to) ?? []),
    number: said(code, 'CodeNumber'),
    notation: said(code, 'CodeNotation'),
    place: said(issue, 'Place'),
    issuedOn: dayIn(said(issue, 'PromulgationDate')),
    typeName: said(type, 'TypeName') ?? worded(type),
    subject: said(header, 'Subject'),
    signer: {
      name: said(signer, 'FullName') ?? said(signer, 'Signer'),
      post: said(signer, 'Position'),
      authority: said(signer, 'Competence'),
    },
    dueOn: dayIn(said(header, 'DueDate')),
    priority: wholeNumber(said(other, 'Priority')),
    secrecy: secrecyIn(header),
    answers: parts(header, 'ResponseFor').flatMap(answered),
    ...(await attachmentsOf(root)),
  };
}

const localName = ({ name }: XmlElement) => name.slice(name.indexOf(':') + 1);
const parts = (element: XmlElement | undefined, name: string) =>
  elementsOf(element).filter((child) => localName(child) === name);
const part = (element: XmlElement | undefined, name: string) => parts(element, name)[0];

function within(element: XmlElement, name: string): XmlElement | undefined {
  for (const child of elementsOf(element)) {
    const found = localName(child) === name ? child : within(child, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function worded(element: XmlElement | undefined): string | null {
  const text = element === undefined ? '' : oneLine(lettersOf(element).normalize('NFC'));
  return text === '' ? null : text.slice(0, longestText);
}

const said = (element: XmlElement | undefined, name: string) => worded(part(element, name));

function organOf(element: XmlElement | undefined): Organ | null {
  const name =
    said(element, 'OrganName') ?? said(element, 'OrganizationInCharge') ?? said(element, 'OrganId');
  return name === null ? null : { id: said(element, 'OrganId'), name };
}

/** The regulation has yyyy/MM/dd; some systems write it with hyphens, with the time of day, or the day first. */
function dayIn(text: string | null): PlainDate | null {
  const [, year, month, day] = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:[T ]|$)/.exec(text ?? '') ?? [];
  if (year !== undefined) return plainDate(Number(year), Number(month), Number(day));
  const [, first, second, third] = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?:[T ]|$)/.exec(text ?? '') ?? [];
  return first === undefined ? null : plainDate(Number(third), Number(second), Number(first));
}

const wholeNumber = (text: string | null) => (/^\d{1,3}$/.test(text ?? '') ? Number(text) : null);

/** The regulation knows no such field, for secret documents are not to be sent so; systems have added their own. */
function secrecyIn(header: XmlElement): string | null {
  const named = elementsOf(header).flatMap((child) => [child, ...elementsOf(child)]);
  return worded(named.find((child) => /secre|secur|domat/i.test(localName(child))));
}

/** "000.00.04.G14,2012/08/06,267/VPCP-TTĐT", or the same in elements of its own. */
function answered(element: XmlElement): string[] {
  const words = [element, ...elementsOf(element)].map(worded).filter((text) => text !== null);
  return words.length === 0 ? [] : [words.join(', ')];
}

async function attachmentsOf(root: XmlElement): Promise<Pick<Edxml, 'attachments' | 'unread'>> {
  const packed = parts(within(root, 'AttachmentEncoded') ?? root, 'Attachment');
  const listed = within(root, 'edXMLManifest') ?? within(root, 'Manifest');
  const named = parts(listed, 'Reference');
  if (packed.length > mostAttachments) throw new Problem('file-too-large');
  const attachments: EdxmlFile[] = [];
  const unread: string[] = [];
  let left = mostUnpacked;
  for (const [index, attachment] of packed.entries()) {
    const reference = named.find((one) => contentIdOf(one) === contentIdOf(attachment)) ?? named[index];
    const name = said(reference, 'AttachmentName') ?? said(attachment, 'AttachmentName');
    const files = await filesIn(attachment, name ?? `${index + 1}`, left);
    if (files === null) unread.push(name ?? `${index + 1}`);
    for (const file of files ?? []) {
      left -= file.bytes.length;
      attachments.push(file);
    }
    if (attachments.length > mostAttachments) throw new Problem('file-too-large');
  }
  return { attachments, unread };
}

function contentIdOf(element: XmlElement): string | null {
  const id = said(element, 'ContentId') ?? element.attributes.href ?? null;
  return id?.replace(/^cid:|[<>]/g, '') ?? null;
}

/** An attachment is packed as a zip and written in base64; null where it is neither. Throws `file-expands-too-far`. */
async function filesIn(attachment: XmlElement, name: string, left: number): Promise<EdxmlFile[] | null> {
  const encoded = part(attachment, 'ContentTransferEncoded') ?? part(attachment, 'Content');
  const letters = encoded === undefined ? '' : lettersOf(encoded).replace(/\s/g, '');
  if (letters === '' || !/^[A-Za-z0-9+/]+={0,2}$/.test(letters)) return null;
  const bytes = new Uint8Array(Buffer.from(letters, 'base64'));
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return [{ name, bytes }];
  try {
    return await unpacked(bytes, name, left);
  } catch (error) {
    if (isFileProblem(error) && error.code !== 'file-expands-too-far') return null;
    throw error;
  }
}

/** An office document is itself a zip, and may be sent as it is. */
async function unpacked(bytes: Uint8Array<ArrayBuffer>, name: string, left: number): Promise<EdxmlFile[]> {
  const zip = await openZip(bytes, { expanded: Math.max(left, 1), entries: mostAttachments });
  if (zip.names.some((path) => officeParts.has(path))) return [{ name, bytes }];
  const files: EdxmlFile[] = [];
  for (const path of zip.names) {
    const read = await zip.read(path);
    const own = path.slice(path.lastIndexOf('/') + 1);
    if (read !== undefined)
      files.push({ name: zip.names.length === 1 ? name : own, bytes: new Uint8Array(read) });
  }
  return files;
}

const officeParts = new Set(['[Content_Types].xml', 'META-INF/manifest.xml']);
