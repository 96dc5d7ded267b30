import { noticeText } from '@cordon/core/monitoring/notices';
import { saveFixed } from '../../agreements/signing/pdf/fix.ts';
import { openPaper } from '../../agreements/signing/pdf/paper.ts';
import { printable } from '../../agreements/signing/pdf/printable.ts';
import { sha256 } from '../../platform/hashing.ts';
import type { KeptNotice } from './store.ts';

/** A notice as plain text; one that lacks something says so in its first line, so that nobody takes a draft for the notice. */
export function textOf({ kind, texts, missing }: KeptNotice): string {
  const text = noticeText(kind, texts, Object.keys(texts));
  return missing.length === 0 ? text : `DRAFT: ${String(missing.length)} contents are missing.\n\n${text}`;
}

/** The same as a page, the same bytes each time. */
export async function pdfOf(notice: KeptNotice, company: string): Promise<Uint8Array> {
  const paper = openPaper();
  const text = textOf(notice);
  const [title = '', ...paragraphs] = text.trimEnd().split('\n\n');
  paper.write('title', title);
  for (const paragraph of paragraphs) paper.write('body', paragraph);
  paper.finish(`${title}, ${notice.id}`);
  return saveFixed(paper.pdf, {
    title,
    author: printable(company).text,
    at: notice.madeAt,
    id: sha256(new TextEncoder().encode(`${notice.id}\n${text}`)),
  });
}
