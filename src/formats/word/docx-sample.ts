import { strToU8, zipSync } from 'fflate';

/** For tests: the inner XML of a .docx's other parts. */
export type Parts = {
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly header?: string;
  readonly footer?: string;
};

const schemas = 'http://schemas.openxmlformats.org';
const main = `${schemas}/wordprocessingml/2006/main`;
const spaces = [
  `xmlns:w="${main}"`,
  `xmlns:r="${schemas}/officeDocument/2006/relationships"`,
  `xmlns:m="${schemas}/officeDocument/2006/math"`,
  `xmlns:mc="${schemas}/markup-compatibility/2006"`,
  `xmlns:wp="${schemas}/drawingml/2006/wordprocessingDrawing"`,
  `xmlns:a="${schemas}/drawingml/2006/main"`,
  `xmlns:pic="${schemas}/drawingml/2006/picture"`,
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ');
const roots = {
  styles: 'styles',
  numbering: 'numbering',
  footnotes: 'footnotes',
  header: 'hdr',
  footer: 'ftr',
};

/** For tests: a .docx out of the XML of its body and of such other parts as it needs. */
export function docxOf(body: string, parts: Parts = {}): Uint8Array {
  const kinds = Object.keys(parts) as (keyof Parts)[];
  const files: Record<string, string> = {
    '[Content_Types].xml': contentTypes(kinds),
    '_rels/.rels': relationships([['officeDocument', 'word/document.xml']]),
    'word/_rels/document.xml.rels': relationships(kinds.map((kind) => [kind, `${kind}.xml`])),
    'word/document.xml': `<w:document ${spaces}><w:body>${body}</w:body></w:document>`,
  };
  for (const kind of kinds)
    files[`word/${kind}.xml`] = `<w:${roots[kind]} ${spaces}>${parts[kind]}</w:${roots[kind]}>`;
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)])));
}

function contentTypes(kinds: readonly string[]): string {
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  const overrides = ['document.main', ...kinds].map(
    (kind) =>
      `<Override PartName="/word/${kind.replace('.main', '')}.xml" ContentType="${word}.${kind}+xml"/>`,
  );
  const links =
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>';
  return `<Types xmlns="${schemas}/package/2006/content-types">${links}${overrides.join('')}</Types>`;
}

/** A part of kind `header` has the relation "header". */
function relationships(targets: readonly [string, string][]): string {
  const links = targets.map(
    ([kind, target]) =>
      `<Relationship Id="${kind}" Type="${schemas}/officeDocument/2006/relationships/${kind}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${schemas}/package/2006/relationships">${links.join('')}</Relationships>`;
}

export const run = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
export const paragraph = (content: string, properties = '') =>
  `<w:p><w:pPr>${properties}</w:pPr>${content.startsWith('<') || content === '' ? content : run(content)}</w:p>`;
export const inFont = (name: string) => `<w:rFonts w:ascii="${name}" w:hAnsi="${name}"/>`;
export const listed = (list: number, level = 0) =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;

export const cell = (content: string, properties = '') =>
  `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>${properties}</w:tcPr>${content.startsWith('<') ? content : paragraph(content)}</w:tc>`;
export const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
export const table = (widths: readonly number[], ...rows: string[]) =>
  `<w:tbl><w:tblPr/><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows.join('')}</w:tbl>`;
export const spanning = (columns: number) => `<w:gridSpan w:val="${columns}"/>`;
export const below = '<w:vMerge/>';
export const topmost = '<w:vMerge w:val="restart"/>';

export const listLevel = (level: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/></w:lvl>`;
export const listKind = (id: number, ...levels: string[]) =>
  `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="multilevel"/>${levels.join('')}</w:abstractNum>`;
export const list = (id: number, kind: number, more = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${kind}"/>${more}</w:num>`;

/** A report with one of everything: list numbers, merged and nested tables, a note, a deletion, old fonts, margins. */
export function sampleReport(): Uint8Array {
  const numbering =
    listKind(1, listLevel(0, 'decimal', '%1.'), listLevel(1, 'decimal', '%1.%2.')) +
    listKind(2, listLevel(0, 'bullet', '-')) +
    list(1, 1) +
    list(2, 2);
  const styles =
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>';
  const note = paragraph('<w:r><w:footnoteRef/></w:r><w:r><w:t>Số liệu tạm tính</w:t></w:r>');
  const page = `${run('Trang ')}<w:fldSimple w:instr="PAGE">${run('1')}</w:fldSimple>`;
  return docxOf(sampleText() + sampleTables() + sampleSection, {
    numbering,
    styles,
    footnotes: `<w:footnote w:id="2">${note}</w:footnote>`,
    header: paragraph('UBND xã An Bình'),
    footer: paragraph(page),
  });
}

const sampleSection =
  '<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:footerReference w:type="default" r:id="footer"/></w:sectPr>';

function sampleText(): string {
  const deleted = '<w:del w:id="3" w:author="A"><w:r><w:delText>24</w:delText></w:r></w:del>';
  const reference = '<w:r><w:footnoteReference w:id="2"/></w:r>';
  return [
    paragraph(run('BÁO CÁO', '<w:b/>'), '<w:jc w:val="center"/>'),
    paragraph('Kế hoạch', listed(2)),
    paragraph('Quyết định', listed(2)),
    // Letters set close by an odd number of twips, which some readers of .doc take for deleted ones.
    paragraph(run('Tổng số') + reference + run(' 1.157 hồ sơ', '<w:spacing w:val="-3"/>')),
    paragraph('<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>'),
    paragraph(`${run('Có ')}<w:ins w:id="2" w:author="A">${run('25')}</w:ins>${deleted}${run(' hồ sơ')}`),
    paragraph(run('B¸o c¸o c«ng t¸c c¶i c¸ch', inFont('.VnTime')) + run(' thaùng naøy', inFont('VNI-Times'))),
  ].join('');
}

function sampleTables(): string {
  const number = cell(paragraph('', listed(1)));
  const form = table(
    [800, 4000, 1500, 1500],
    row(cell('STT', topmost), cell('Chỉ tiêu', topmost), cell('Kết quả', spanning(2))),
    row(cell('', below), cell('', below), cell('Đơn vị'), cell('Số liệu')),
    row(number, cell('Hồ sơ'), cell('Hồ sơ'), cell('1.157')),
    row(number, cell(paragraph('Có = 1') + paragraph('Không = 0')), cell(''), cell('24')),
    row(cell('', spanning(2)), cell('Tổng'), cell('25')),
  );
  const inner = table([900, 900], row(cell('x'), cell('y')));
  const outer = table([3000, 3000], row(cell(paragraph('Trước') + inner + paragraph('')), cell('b')));
  return form + paragraph('Giữa') + outer + paragraph('Cuối');
}
