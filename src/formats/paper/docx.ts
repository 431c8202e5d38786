import type { ISectionOptions, Paragraph, Table } from 'docx';
import {
  annexLines,
  headTable,
  line,
  millimetres,
  page,
  signatureTable,
  textWidth,
  titleLines,
  writeAdministrative,
} from '../word/administrative.ts';
import { docxBlocks, docxRuns, docxTable } from './docx-blocks.ts';
import type { AdministrativePaper, PaperAnnex, PaperHead } from './paper.ts';
import { addresseeLines, numberLine, placeAndDate, placeAndDateSize, readyToPrint } from './printed.ts';

/** Without a date of its own a paper is dated here, for the same paper is to give the same bytes. */
const undated = '2000-01-01';
/** Width of the text on a page laid across. */
const acrossWidth = millimetres(252);

/** The paper as .docx (A4, margins 20/20/30/15 mm, Times New Roman 14); the same paper gives the same bytes. */
export function writePaperDocx(paper: AdministrativePaper): Promise<Uint8Array> {
  const { head, body, sign, recipients, annexes, banner } = readyToPrint(paper);
  const main = [
    ...headBlocks(head),
    ...docxBlocks(body, textWidth, { keepLast: true }),
    line('', { size: 6 }, { keepNext: true }),
    signatureTable(recipients, { posts: sign.authority, name: sign.name }),
  ];
  const sections = [page(main, { banner }), ...annexes.map((annex) => annexSection(annex, banner))];
  const title = `${head.kind} ${head.subject}`;
  return writeAdministrative(sections, { title, author: paper.head.office, today: head.date ?? undated });
}

function headBlocks(head: PaperHead): (Paragraph | Table)[] {
  const { superior, office, kind, subject, bases } = head;
  const addressed = addresseeLines(head);
  return [
    headTable({
      parent: superior,
      agency: office,
      number: numberLine(head),
      placeAndDate: placeAndDate(head),
      placeAndDateSize: placeAndDateSize(placeAndDate(head)),
    }),
    ...titleLines(kind, subject),
    ...addressed.map((text) => line(text, { centred: addressed.length === 1 }, { after: 60 })),
    ...bases.map((text) => docxRuns([{ text, italic: true }])),
  ];
}

function annexSection(annex: PaperAnnex, banner: string | null): ISectionOptions {
  const { heading, title, reference, landscape, table } = annex;
  const children = [
    ...annexLines(heading, title, reference ?? ''),
    docxTable(table, landscape ? acrossWidth : textWidth),
    line('', { size: 1 }),
  ];
  return page(children, { landscape, banner });
}
