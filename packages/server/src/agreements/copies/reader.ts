import { pdfText } from '../../platform/pdfText.ts';
import { answerInWorker } from '../../platform/worker.ts';
import { readDocx } from './docx.ts';
import { limits } from './limits.ts';
import type { ReadAnswer, ReadJob } from './readCopy.ts';
import { Unreadable } from './refused.ts';

// A thread of its own, started for one file that nobody trusts: see readCopy.ts.

async function read(job: unknown): Promise<ReadAnswer> {
  const { kind, bytes } = job as ReadJob;
  if (kind === 'pdf') {
    const pdf = await pdfText(bytes, limits.pdf);
    // A form feed between pages, so that their heads and feet can be told from the text.
    return pdf.ok
      ? { ok: true, text: pdf.pages.join('\f'), tracked: 0, comments: 0 }
      : { ok: false, code: `upload-${pdf.why}` };
  }
  try {
    return { ok: true, ...readDocx(bytes) };
  } catch (error) {
    return { ok: false, code: error instanceof Unreadable ? error.code : 'upload-unreadable' };
  }
}

await answerInWorker(read);
