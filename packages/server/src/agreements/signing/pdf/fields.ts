import { PdfArray, PdfName, PdfNumber, type PDF } from '@libpdf/core';

/**
 * The signature fields, complete but for their value: signing adds that and nothing else, which the verifier holds every
 * later revision to. They are invisible; what people see is the block beside.
 */
export function addFields(pdf: PDF, names: readonly string[]): void {
  const form = pdf.getOrCreateForm();
  const page = pdf.getPage(0);
  if (page === null) throw new Error('a document without a page');
  for (const name of names) {
    const field = form.createSignatureField(name).getDict();
    field.delete('Kids');
    field.set('Type', PdfName.of('Annot'));
    field.set('Subtype', PdfName.of('Widget'));
    field.set('F', PdfNumber.of(132));
    field.set('P', page.ref);
    field.set('Rect', new PdfArray([0, 0, 0, 0].map((n) => PdfNumber.of(n))));
  }
}
