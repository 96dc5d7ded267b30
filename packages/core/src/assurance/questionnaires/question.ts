import type { PracticeId } from '../controls/index.ts';
import type { EvidenceId } from './evidence.ts';

/** One of the answers somebody may choose; `gap`: with it the practice is not kept. */
export interface Option {
  readonly id: string;
  readonly label: string;
  readonly gap?: true;
}

/** What an answer may be. Days are `YYYY-MM-DD`, numbers whole. */
export type AnswerKind =
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'choice'; readonly options: readonly Option[] }
  /** A day in the past; older than `withinDays` it is a gap. */
  | { readonly kind: 'date'; readonly withinDays: number }
  /** More than `most` is a gap. */
  | { readonly kind: 'number'; readonly unit: string; readonly most: number };

/** One question of a vendor assessment, in our own words. */
export interface Question {
  /** Stands in answers, entries and files; never changes and is never given to another question. */
  readonly id: string;
  readonly practice: PracticeId;
  readonly asks: string;
  /** Why a client wants to know, so that whoever answers can tell what is meant. */
  readonly why: string;
  readonly answer: AnswerKind;
  /** What Cordon knows of it by itself. */
  readonly evidence?: EvidenceId;
  /** What is asked next where the practice is not kept, or not wholly. */
  readonly ifNo: string;
  /** A document is wanted with it. */
  readonly file?: true;
}

interface More {
  readonly evidence?: EvidenceId;
  readonly ifNo?: string;
  readonly file?: true;
}

const INSTEAD = 'What do you do instead, and by when will it be so?';

type Asked = readonly [id: string, practice: PracticeId, asks: string, why: string, more?: More];

const made = (answer: AnswerKind, [id, practice, asks, why, more = {}]: Asked): Question => ({
  ...{ id, practice, asks, why, answer, ifNo: INSTEAD },
  ...more,
});

/** Yes, partly, no, or not applicable. */
export const yesNo = (...asked: Asked): Question => made({ kind: 'yes-no' }, asked);

export const choice = (options: readonly Option[], ...asked: Asked): Question =>
  made({ kind: 'choice', options }, asked);

/** When something was done last. */
export const since = (withinDays: number, ...asked: Asked): Question =>
  made({ kind: 'date', withinDays }, asked);

export const atMost = (most: number, unit: string, ...asked: Asked): Question =>
  made({ kind: 'number', unit, most }, asked);
