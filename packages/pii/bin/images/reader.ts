import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Page, Worker, WorkerParams } from 'tesseract.js';
import { FormatError } from '../../src/formats/index.ts';
import type { Box, Picture, ReadLine } from '../../src/images/index.ts';
import { encodePicture } from './codec.ts';

/** Reads the text of pictures. */
export interface TextReader {
  /** The lines of the picture, read in several ways: what one does not see another may. */
  read(picture: Picture): Promise<readonly (readonly ReadLine[])[]>;
  close(): Promise<void>;
}

/** Page segmentation of Tesseract: by layout, and scattered text (labels of a screen) in any order. */
const layouts = ['3', '11'] as const;

/** Of a doubled screen; without it the program writes what it guesses to the terminal. */
const dotsPerInch = '200';

/**
 * Starts Tesseract with the English data of the npm package. Nothing is fetched: program and data come from this
 * installation.
 * @throws {FormatError} where the two packages are not installed
 */
export async function newTextReader(): Promise<TextReader> {
  const { createWorker } = await loadTesseract();
  const langPath = join(dirname(locate('@tesseract.js-data/eng/package.json')), '4.0.0_best_int');
  const lstmOnly = 1;
  const worker = await createWorker('eng', lstmOnly, {
    langPath,
    gzip: true,
    cacheMethod: 'none',
    errorHandler: () => undefined,
  });
  return {
    async read(picture) {
      const png = Buffer.from(encodePicture(picture, 'png'));
      const ways: ReadLine[][] = [];
      for (const layout of layouts) ways.push(await readAs(worker, png, layout));
      return ways;
    },
    async close() {
      await worker.terminate();
    },
  };
}

async function readAs(worker: Worker, png: Buffer, layout: string): Promise<ReadLine[]> {
  const parameters = {
    tessedit_pageseg_mode: layout,
    user_defined_dpi: dotsPerInch,
  } as unknown as Partial<WorkerParams>;
  await worker.setParameters(parameters);
  const { data } = await worker.recognize(png, {}, { blocks: true, text: false });
  return linesOf(data);
}

function linesOf({ blocks }: Page): ReadLine[] {
  return (blocks ?? []).flatMap(({ paragraphs }) =>
    paragraphs.flatMap(({ lines }) =>
      lines.map(({ words }) =>
        words.map(({ text, confidence, bbox }) => ({ text, confidence, box: boxOf(bbox) })),
      ),
    ),
  );
}

function boxOf({ x0, y0, x1, y1 }: { x0: number; y0: number; x1: number; y1: number }): Box {
  return { left: x0, top: y0, right: x1, bottom: y1 };
}

async function loadTesseract(): Promise<typeof import('tesseract.js')> {
  try {
    return await import('tesseract.js');
  } catch {
    throw missing();
  }
}

function locate(file: string): string {
  try {
    return createRequire(import.meta.url).resolve(file);
  } catch {
    throw missing();
  }
}

function missing(): FormatError {
  return new FormatError('pictures need the packages tesseract.js and @tesseract.js-data/eng');
}
