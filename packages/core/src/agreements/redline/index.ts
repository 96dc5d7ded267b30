export { matchCopy, type MatchedCopy } from './copy.ts';
export { besideClauses, copyBlocks, copyText, type CopyBlock } from './layout.ts';
export { diffVersions, type ClauseChange, type ValueChange } from './versions.ts';
export { wordDiff, type Part } from './words.ts';
