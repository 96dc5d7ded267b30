import { PdfArray, PdfDict, PdfName, PdfNumber, PdfString, type PDF } from '@libpdf/core';

/** A file that stands inside the PDF. */
export interface Attachment {
  readonly name: string;
  readonly description: string;
  readonly bytes: Uint8Array;
}

/**
 * Embeds files as associated data of the document (ISO 32000-2, 14.13: AFRelationship). Written here and not by the
 * library's own call, which stamps the time of the clock on them.
 */
export function attach(pdf: PDF, attachments: readonly Attachment[]): void {
  const names: (PdfString | ReturnType<PDF['register']>)[] = [];
  const associated: ReturnType<PDF['register']>[] = [];
  for (const { name, description, bytes } of attachments.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const stream = pdf.createStream(
      {
        Type: PdfName.of('EmbeddedFile'),
        Subtype: PdfName.of('application/json'),
        Params: PdfDict.of({ Size: PdfNumber.of(bytes.length) }),
      },
      bytes,
    );
    const file = pdf.createDict({
      Type: PdfName.of('Filespec'),
      F: PdfString.fromString(name),
      UF: PdfString.fromString(name),
      Desc: PdfString.fromString(description),
      AFRelationship: PdfName.of('Data'),
      EF: PdfDict.of({ F: stream }),
    });
    names.push(PdfString.fromString(name), file);
    associated.push(file);
  }
  const catalog = pdf.getCatalog();
  catalog.set('AF', new PdfArray(associated));
  catalog.set('Names', PdfDict.of({ EmbeddedFiles: PdfDict.of({ Names: new PdfArray(names) }) }));
}
