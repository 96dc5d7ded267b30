import type { PiiType } from '../span.ts';

/** A stretch of a recording, in seconds from its start. */
export interface TimeRange {
  readonly start: number;
  readonly end: number;
}

/**
 * One stretch of a document that a reader takes as a whole: a paragraph, a cell, a leaf, what one speaker says.
 * The seam between formats and detection: a format knows how its documents are built, detection knows text.
 */
export interface Part {
  /**
   * The pieces that the document keeps apart: text between inline tags, lines of cues, single words. They are searched
   * as one text, so a value that is cut in two is found. A piece that stands for a break is there to be read only.
   */
  readonly fragments: readonly string[];
  /**
   * Fragments that a reader does not see: inline tags (empty), emphasis. They may part a word or stand between two, so
   * the part is searched without them and with a space in their place as well. They stay when a value runs over them.
   */
  readonly marks?: ReadonlySet<number>;
  /** Name of the field (JSON key, column, header): read as context. */
  readonly label?: string;
  /** Who says it, where the document tells. */
  readonly speaker?: string;
  /** A turn of a conversation: the turn before it is read as context. */
  readonly turn?: true;
  /** The part as a whole is a value of this type (the name in a speaker tag), whether a pattern finds it or not. */
  readonly type?: PiiType;
  /** When each fragment is said, in seconds from the start of the recording. */
  readonly times?: readonly (TimeRange | undefined)[];
  /** Searched for known values only: a policy says that the field is kept. */
  readonly knownOnly?: true;
  /** A word of the document's own build (a key, a number): searched by patterns, not by a model of sentences. */
  readonly patternsOnly?: true;
}

/** What a format left out because it cannot be searched (scripts, drawings), and how often. */
export type Dropped = ReadonlyMap<string, number>;

/** A document taken apart. */
export interface SplitDocument {
  readonly parts: readonly Part[];
  readonly dropped: Dropped;
  /**
   * Puts the document together again; bytes of parts that did not change stay as they are.
   * @param redacted for each part its fragments
   */
  join(redacted: readonly (readonly string[])[]): string;
}

/** Takes a document apart. @throws {FormatError} when it is not of the format, or not whole */
export type Split = (source: string) => SplitDocument;
