export {
  acknowledgementWords,
  entryHolds,
  objectionWords,
  owes,
  PROTOCOL_ACKNOWLEDGED,
  PROTOCOL_OBJECTED,
  PROTOCOL_PUT,
  puttingWords,
  type StandingVersion,
  type VersionNamed,
} from './acknowledging.ts';
export { askedFor, type Asked } from './asking.ts';
export { heldTo, purposesOf, widestBounds, type Bound } from './bounds.ts';
export {
  askingBreaches,
  breachesOf,
  type Breach,
  type FoundValue,
  type TextChannel,
  type ToldBreach,
} from './breaches.ts';
export { changesBetween, type ProtocolChange } from './changes.ts';
export { checkProtocol, widerThan, type ProtocolProblem } from './check.ts';
export { draftProtocol } from './draft.ts';
export { ruleOf } from './find.ts';
export { kindOfType } from './kinds.ts';
export {
  askings,
  channels,
  extents,
  MOST_CHARACTERS,
  noteExtents,
  protocolText,
  type Channel,
  type Protocol,
  type ProtocolRule,
  type Reach,
} from './protocol.ts';
export { artefactOf } from './sentences.ts';
export { protocolMarkdown } from './markdown.ts';
