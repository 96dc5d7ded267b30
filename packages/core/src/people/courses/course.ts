import type { Block } from './markdown.ts';

/** A course as people read it: what it says, and what is asked about it. */
export interface Course {
  readonly id: string;
  readonly title: string;
  /** BCP 47: a language, or a language and a region. */
  readonly language: string;
  /** How long it takes to read. */
  readonly minutes: number;
  readonly quiz: QuizRules;
  readonly sections: readonly Section[];
  readonly questions: readonly Question[];
}

export interface QuizRules {
  /** Questions on a paper. */
  readonly questions: number;
  /** Percent of them that have to be right. */
  readonly pass: number;
  /** Papers in a day. */
  readonly attempts: number;
  /** Minutes from a failed paper to the next. */
  readonly wait: number;
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly scenarios: readonly Scenario[];
}

/** "What do you do?": answered in place, told at once, counted nowhere. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly answers: readonly ScenarioAnswer[];
}

export interface ScenarioAnswer {
  readonly text: string;
  readonly right: boolean;
  readonly because: string;
}

export const QUESTION_KINDS = ['single', 'multiple', 'order'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** A question of the bank. It stays on the server with what is right until a paper is handed in. */
export interface Question {
  readonly id: string;
  readonly kind: QuestionKind;
  /** The section that teaches it: the topic a paper is spread over. */
  readonly teaches: string;
  readonly text: string;
  /** As they were written; of `order` in the right order. */
  readonly answers: readonly string[];
  /** Indices into `answers`: those that are right, or of `order` all of them in order. */
  readonly right: readonly number[];
  readonly because: string;
}
