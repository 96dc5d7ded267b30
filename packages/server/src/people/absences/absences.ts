/** Why somebody is away. Never an illness: that is health data, which nothing here needs. */
export const REASONS = ['leave', 'training', 'other'] as const;

export type AbsenceReason = (typeof REASONS)[number];

/** A time in which somebody does not work. It keeps nobody out; work in it is a signal. */
export interface Absence {
  readonly id: string;
  readonly person: string;
  /** Party id of the person. */
  readonly party: string;
  readonly from: Date;
  readonly until: Date;
  readonly reason: AbsenceReason;
  readonly saidBy: { readonly id: string; readonly name: string };
  readonly endedAt: Date | null;
}

export interface Absences {
  /** Somebody's that run or come, soonest first, and the latest twenty that are over. */
  of(person: string, at: Date): Promise<readonly Absence[]>;
  find(id: string): Promise<Absence | null>;
  /** @returns false when it lies over another one of the person's */
  say(absence: Omit<Absence, 'party' | 'saidBy' | 'endedAt'>, by: string, at: Date): Promise<boolean>;
  /** @returns false when it was over */
  end(id: string, by: string, at: Date): Promise<boolean>;
}
