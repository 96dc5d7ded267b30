/** What a screen needs of quality: no detector is in it. */
export { piecesOf, type Piece } from './pieces.ts';
export { rubric, scoreOf, type Criterion, type Mark, type Marks } from './rubric.ts';
