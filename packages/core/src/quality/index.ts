export { anonymise, type AgentName, type Knowledge } from './anonymise.ts';
export {
  secondsOf,
  speakers,
  type Anonymised,
  type Removed,
  type Speaker,
  type Turn,
} from './conversation.ts';
export { groupedBy, type Group, type Table, type Told } from './groups.ts';
export {
  isFoundNow,
  MARK_LENGTH,
  problemOfMark,
  removeMarked,
  type MissCase,
  type MissKind,
} from './miss.ts';
export { anonymiseRaw, type AnonymisedRaw, type RawOutcome, type Times } from './raw.ts';
export * from './view.ts';
export {
  transcriptFormats,
  type Transcript,
  type TranscriptFault,
  type TranscriptFormat,
} from './transcript.ts';
export { closedWeeks, isWithin, weekOf } from './week.ts';
