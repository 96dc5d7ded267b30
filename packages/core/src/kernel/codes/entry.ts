/** What the outside may learn of a refusal or fault. */
export interface CodeEntry {
  readonly http: number;
  readonly sqlstate: string;
  /** Shown to the person; says what happened and the next step, never why a secret check failed. */
  readonly text: string;
}
