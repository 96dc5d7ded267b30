/** Pictures: which boxes of read text are painted, and how. Reading itself needs more than pure code. */
export { doubled, flattened, orientationOf, paint, upright, type Box, type Picture } from './picture.ts';
export { boxesToPaint, partOf, type ReadLine, type ReadWord } from './readText.ts';
