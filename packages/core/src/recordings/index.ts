export type { Loose, RecordedEvent } from './event.ts';
export { gapsOf, type Gap, type Piece } from './gaps.ts';
export { maskInput, maskText, ownWords } from './mask.ts';
export { placeOf } from './place.ts';
export { scrub, type TextOf } from './scrub.ts';
