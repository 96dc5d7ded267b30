/** Fewest people anything is told of. Of fewer, a figure would be about somebody. */
export const GROUP = 5;

/** What a group did in simulated phishing, each person counted once. */
export interface PhishingFigures {
  /** People a simulated message reached. */
  readonly reached: number;
  /** Of these, who clicked or typed something in, a scanner’s click left out. */
  readonly caught: number;
  /** Who reported it, whatever they did afterwards. */
  readonly reported: number;
  /** Of these, who did so within an hour. */
  readonly withinHour: number;
  /** Minutes until they did, of those who did; null while nobody did. */
  readonly medianMinutes: number | null;
}

/** What is known of the people of a vendor, or of one of its teams. Null: nobody feeds it. */
export interface Figures {
  readonly people: number;
  /** People who are asked to know something, and those who passed it and have not let it run out. */
  readonly training: { readonly asked: number; readonly current: number } | null;
  readonly phishing: PhishingFigures | null;
  /** People who were asked a question between courses, and those who were right last time. */
  readonly spaced: { readonly asked: number; readonly right: number } | null;
  /** Near misses told in the last quarter. */
  readonly nearMisses: number | null;
}

/** Figures of a team, in which each person stands once. */
export interface TeamFigures extends Figures {
  readonly team: string;
}
