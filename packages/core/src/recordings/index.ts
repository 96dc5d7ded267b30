export type { Loose, RecordedEvent } from './event.ts';
export { gapsOf, type Gap, type Piece } from './gaps.ts';
export { maskInput, maskText } from './mask.ts';
export { labelsOf, ownWords, type OwnWords } from './ownWords.ts';
export { placeOf } from './place.ts';
export { scrub, type Keep } from './scrub.ts';
