export {
  UNDERTAKING_SIGNED,
  undertakingHolds,
  type KeptUndertaking,
  type VerifySignature,
  type WantedUndertaking,
} from './holds.ts';
export { undertakingStatement, type UndertakingStatement } from './statement.ts';
export {
  canonicalUndertaking,
  renderUndertaking,
  undertakingAt,
  undertakingTexts,
  type Particulars,
  type RenderedUndertaking,
  type UndertakingText,
} from './text.ts';
