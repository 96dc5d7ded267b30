import { copyBlocks, type AgreementDocument, type CopyBlock } from '@cordon/core/agreements';
import { AlignmentType, Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, TextRun } from 'docx';

/**
 * A version as a Word file for lawyers. Numbers are part of the headings' text, so that they survive whatever is taken
 * out or moved, and what comes back finds its clauses again (`matchCopy`).
 */
export async function writeDocx(document: AgreementDocument): Promise<Uint8Array> {
  const { agreement, version, title } = document;
  const file = new Document({
    title,
    creator: 'Cordon',
    description: `Agreement ${agreement}, version ${String(version)}`,
    styles: { default: { document: { run: { font: 'Calibri', size: 22 } } } },
    sections: [{ children: copyBlocks(document).map(paragraphOf), footers: { default: pageNumbers() } }],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}

function paragraphOf({ kind, text }: CopyBlock): Paragraph {
  switch (kind) {
    case 'title':
      return new Paragraph({ text, heading: HeadingLevel.TITLE });
    case 'annex':
      return new Paragraph({ text, heading: HeadingLevel.HEADING_1, pageBreakBefore: true });
    case 'clause':
      return new Paragraph({ text, heading: HeadingLevel.HEADING_2, keepNext: true });
    case 'note':
      return new Paragraph({ children: [new TextRun({ text, size: 16, color: '555555' })] });
    case 'code':
      return new Paragraph({ children: [new TextRun({ text, size: 14, font: 'Courier New' })] });
    case 'text':
    case 'line':
      return new Paragraph({ text, spacing: { after: 120 } });
  }
}

function pageNumbers(): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })],
      }),
    ],
  });
}
