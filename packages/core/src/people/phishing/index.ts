export {
  isAuthorised,
  SIDES,
  stateOf,
  type Authorisation,
  type CampaignFacts,
  type CampaignState,
  type Side,
} from './life.ts';
export { planSends, type Invited, type LeftOut, type PlannedSend, type Span } from './schedule.ts';
export { NOISES, noiseOf, type Hit, type Noise } from './scanners.ts';
export { AT_ONCE_MS, outcomesOf, type Outcome, type PhishingEvent, type Told } from './fold.ts';
export {
  countsOf,
  groupsToTell,
  hasFallen,
  ratesOf,
  repeatRate,
  SMALLEST_GROUP,
  type Counts,
  type Rates,
} from './metrics.ts';
export { escaped, piecesOf, render, type Piece, type Template } from './template.ts';
export { namedIn, TOKEN } from './reportedMail.ts';
export { templateOf, templates } from './templates.ts';
