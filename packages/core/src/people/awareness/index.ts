export { boardOf, type Board, type ShownGroup, type ShownPart } from './board.ts';
export { GROUP, type Figures, type PhishingFigures, type TeamFigures } from './figures.ts';
export { awarenessParts, partNames, type AwarenessPart } from './score.ts';
