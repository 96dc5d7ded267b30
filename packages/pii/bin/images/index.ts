import { newRedaction, type FileOptions, type Found } from '../../src/formats/index.ts';
import { boxesToPaint, doubled, flattened, paint, partOf, type Box } from '../../src/images/index.ts';
import type { PiiType } from '../../src/index.ts';
import { decodePicture, encodePicture, type PictureType } from './codec.ts';
import type { TextReader } from './reader.ts';

export type { PictureType } from './codec.ts';
export { newTextReader, type TextReader } from './reader.ts';

export interface RedactedImage {
  readonly bytes: Uint8Array;
  readonly counts: ReadonlyMap<PiiType, number>;
  /** `unsure text`: words that were painted because they could not be read. */
  readonly dropped: ReadonlyMap<string, number>;
}

/** Text of a larger picture is large enough to be read as it is. */
const smallSide = 2400;

/**
 * Paints the personal data of a picture over and drops everything that is no pixel (EXIF, texts, thumbnails). What is
 * not read well is painted too: words below 60 of 100, lines below 70 on average. Text that the reader does not see
 * (handwriting, very small or slanted text) stays; faces do as well.
 *
 * @throws {FormatError} for a picture that cannot be decoded
 */
export async function redactImage(
  bytes: Uint8Array,
  type: PictureType,
  reader: TextReader,
  options: FileOptions = {},
): Promise<RedactedImage> {
  const picture = flattened(decodePicture(bytes, type));
  const isSmall = Math.max(picture.width, picture.height) <= smallSide;
  const ways = await reader.read(isSmall ? doubled(picture) : picture);
  const redaction = newRedaction(options);
  const parts = ways.map(partOf);
  redaction.gather(parts);
  const counts = new Map<PiiType, number>();
  let unsure = 0;
  for (const lines of ways) {
    const { found } = redaction.replace([partOf(lines)]);
    const painted = boxesToPaint(lines, found);
    paint(picture, isSmall ? painted.boxes.map(halved) : painted.boxes);
    unsure = Math.max(unsure, painted.unsure);
    keepHigher(counts, found);
  }
  return {
    bytes: encodePicture(picture, type),
    counts,
    dropped: new Map(unsure === 0 ? [] : [['unsure text', unsure]]),
  };
}

/** Each way of reading sees the same values, so they are not added up. */
function keepHigher(counts: Map<PiiType, number>, found: readonly Found[]): void {
  for (const [type, same] of Map.groupBy(found, ({ type }) => type)) {
    counts.set(type, Math.max(counts.get(type) ?? 0, same.length));
  }
}

function halved({ left, top, right, bottom }: Box): Box {
  return { left: left / 2, top: top / 2, right: right / 2, bottom: bottom / 2 };
}
