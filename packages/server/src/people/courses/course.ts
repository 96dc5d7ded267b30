import type { KnownCourse } from '@cordon/core/people/courses';

/** A course of the register, with its newest version. */
export interface RegisteredCourse extends KnownCourse {
  readonly origin: 'cordon' | 'company';
  readonly withdrawnAt: Date | null;
  /** Languages of the newest version. */
  readonly languages: readonly string[];
  readonly title: string;
  readonly publishedAt: Date;
}

export interface CourseVersion {
  readonly course: string;
  readonly version: number;
  readonly language: string;
  readonly title: string;
  /** Markdown with front matter. */
  readonly body: string;
  /** SHA-256 of the body, hex. */
  readonly hash: string;
  readonly publishedBy: { readonly id: string; readonly name: string } | null;
  readonly publishedAt: Date;
  readonly entry: number;
}

export interface CourseDraft {
  readonly course: string;
  readonly language: string;
  readonly body: string;
  readonly savedBy: { readonly id: string; readonly name: string };
  readonly savedAt: Date;
  readonly revision: number;
}

export interface Attempt {
  readonly id: string;
  readonly person: string;
  readonly course: string;
  readonly version: number;
  readonly language: string;
  readonly seed: string;
  readonly questions: readonly string[];
  readonly startedAt: Date;
  readonly answers: Readonly<Record<string, readonly string[]>>;
  readonly submittedAt: Date | null;
  readonly score: number | null;
  readonly passed: boolean | null;
  readonly entry: number | null;
}

export interface Progress {
  readonly course: string;
  readonly version: number;
  /** Where they are. */
  readonly section: string;
  readonly read: readonly string[];
  readonly at: Date;
}

/** That somebody passed a course, in a version that counts. */
export interface Completion {
  readonly person: string;
  readonly course: string;
  readonly version: number;
  readonly passedAt: Date;
  readonly source: 'attempt' | 'import' | 'spaced';
  /** Of the ledger: what says so. */
  readonly entry: number | null;
}

export interface CourseSystem {
  readonly id: string;
  readonly party: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly heardAt: Date | null;
  readonly revokedAt: Date | null;
}
