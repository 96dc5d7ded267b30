import { newRedaction, type FileOptions } from '../../src/formats/index.ts';
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
  const lines = await reader.read(isSmall ? doubled(picture) : picture);
  const redaction = newRedaction(options);
  const part = partOf(lines);
  redaction.gather([part]);
  const { found } = redaction.replace([part]);
  const { boxes, unsure } = boxesToPaint(lines, found);
  paint(picture, isSmall ? boxes.map(halved) : boxes);
  const counts = new Map<PiiType, number>();
  for (const { type: name } of found) counts.set(name, (counts.get(name) ?? 0) + 1);
  return {
    bytes: encodePicture(picture, type),
    counts,
    dropped: new Map(unsure === 0 ? [] : [['unsure text', unsure]]),
  };
}

function halved({ left, top, right, bottom }: Box): Box {
  return { left: left / 2, top: top / 2, right: right / 2, bottom: bottom / 2 };
}
