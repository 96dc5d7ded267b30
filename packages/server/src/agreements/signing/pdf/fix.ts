import { PdfArray, PdfString, type PDF } from '@libpdf/core';

/** What would otherwise come from the clock and from chance. */
export interface Fixed {
  readonly title: string;
  readonly author: string;
  readonly at: Date;
  /** 16 bytes or more; the file identifier (ISO 32000-1, 14.4). */
  readonly id: Uint8Array;
}

/** Saves a document so that the same input gives the same bytes, uncompressed: any editor shows what was signed. */
export async function saveFixed(pdf: PDF, { title, author, at, id }: Fixed): Promise<Uint8Array> {
  pdf.setTitle(title);
  pdf.setAuthor(author);
  pdf.setCreator('Cordon');
  pdf.setProducer('Cordon');
  pdf.setLanguage('en');
  pdf.setCreationDate(at);
  pdf.setModificationDate(at);
  const half = PdfString.fromBytes(id.subarray(0, 16));
  pdf.context.info.trailer.set('ID', new PdfArray([half, half]));
  return pdf.save({ useXRefStream: false, compressStreams: false });
}
