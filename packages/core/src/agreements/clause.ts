/** One clause of an agreement as people read it. Effects point at it by `id`. */
export interface Clause {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}
