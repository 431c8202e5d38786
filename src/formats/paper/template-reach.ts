import { scanXml, type Tag } from '../word/xml-scan.ts';

/**
 * Whether Word, or whoever opens it, would fetch something from elsewhere by this part, or run something. Links that a reader clicks
 * may lead to the web; of fields only those are let through that are computed from the document itself. Throws `file-damaged`.
 */
export function reachesOutside(xml: string): boolean {
  let reaches = false;
  const fields = readFields();
  scanXml(xml, {
    open: (tag) => {
      reaches ||= isRefused(tag) || (tag.local === 'Relationship' && !isHarmlessRelation(tag));
      fields.open(tag);
    },
    text: fields.text,
    close: fields.close,
  });
  return reaches || fields.reach();
}

/** Other documents taken in, programs, and data from elsewhere, whatever prefix or namespace they come under. */
const refused = new Set(
  ['altChunk', 'subDoc', 'OLEObject', 'objectEmbed', 'objectLink', 'ocx', 'frameset', 'mailMerge'].map(
    (name) => name.toLowerCase(),
  ),
);
const inWord = new Set(['object', 'control', 'movie']);
const drawn = new Set(['imagedata', 'fill', 'stroke']);

function isRefused({ local, uri, attributes }: Tag): boolean {
  if (refused.has(local.toLowerCase())) return true;
  if (inWord.has(local) && uri.includes('wordprocessingml')) return true;
  return drawn.has(local) && uri === 'urn:schemas-microsoft-com:vml' && attributes.has('src');
}

const relations = '/relationships/';
const refusedRelation =
  /(aFChunk|subDocument|oleObject|package|control|activeX\w*|attachedTemplate|frame|mailMerge\w*|vbaProject|recipientData|transform)$/i;

function isHarmlessRelation({ attributes }: Tag): boolean {
  const [type, target] = [attributes.get('Type') ?? '', (attributes.get('Target') ?? '').trim()];
  const mode = (attributes.get('TargetMode') ?? 'Internal').trim();
  if (mode === 'Internal')
    return !refusedRelation.test(type) && !/^([a-z][a-z\d+.-]*:|\/\/|\\)/i.test(target);
  return type.endsWith(`${relations}hyperlink`) && isWeb.test(target);
}

const isWeb = /^(https?:\/\/|mailto:|#)/i;
/** Computed from the document itself. */
const ownField = /^(PAGE|NUMPAGES|SECTIONPAGES|SECTION|PAGEREF|REF|TOC|TC|SEQ|STYLEREF)(\s|$)/i;
const webField =
  /^HYPERLINK(\s+("(https?:\/\/|mailto:|#)[^"]*"|(https?:\/\/|mailto:)[^\s"\\]*))?(\s+\\[hlmnot](\s+("[^"]*"|[^\s"\\]+))?)*$/i;
const isAllowed = (code: string) =>
  code === '' || webField.test(code) || (ownField.test(code) && !/[a-z]:[\\/]|:\/\/|\\\\\\/i.test(code));

/** Puts together what fields say: a code may be cut into any number of runs, and fields stand in the results of others. */
function readFields() {
  const open: { code: string; isCode: boolean }[] = [];
  let [reaches, isInstruction] = [false, false];
  const end = () => {
    const field = open.at(-1);
    if (field?.isCode) reaches ||= !isAllowed(field.code.replace(/\s+/g, ' ').trim());
    if (field !== undefined) field.isCode = false;
  };
  return {
    open: ({ local, attributes }: Tag) => {
      if (local === 'fldSimple') reaches ||= !isAllowed((attributes.get('instr') ?? '').trim());
      if (/^(instrText|delInstrText)$/.test(local)) isInstruction = true;
      if (local !== 'fldChar') return;
      const kind = attributes.get('fldCharType');
      // A field within the code of another makes up that code when it is opened.
      if (kind === 'begin') reaches ||= open.at(-1)?.isCode === true;
      if (kind === 'begin') open.push({ code: '', isCode: true });
      else end();
      if (kind === 'end') open.pop();
    },
    text: (text: string) => {
      const field = open.at(-1);
      if (!isInstruction) return;
      if (field?.isCode) field.code += text;
      else reaches ||= text.trim() !== '';
    },
    close: ({ local }: Tag) => {
      if (/^(instrText|delInstrText)$/.test(local)) isInstruction = false;
    },
    reach: () => {
      while (open.length > 0) {
        end();
        open.pop();
      }
      return reaches;
    },
  };
}
