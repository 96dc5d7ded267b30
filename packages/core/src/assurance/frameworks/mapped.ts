import type { Control } from './control.ts';
import { frameworks, type FrameworkId } from './frameworks.ts';

/** One place of a framework, and the controls that answer it. */
export interface Mapped {
  readonly reference: string;
  /** As it is cited. */
  readonly citation: string;
  readonly controls: readonly Control[];
}

/** A framework read from its own side: each of its places that we answer, in its own order. */
export function mappedTo(framework: FrameworkId, controls: readonly Control[]): readonly Mapped[] {
  const by = new Map<string, Control[]>();
  for (const control of controls) {
    for (const reference of control.references[framework] ?? []) {
      by.set(reference, [...(by.get(reference) ?? []), control]);
    }
  }
  return [...by]
    .toSorted(([a], [b]) => collator.compare(a, b))
    .map(([reference, of]) => ({ reference, citation: frameworks[framework].cite(reference), controls: of }));
}

/** 5(1) before 28(3), and AC-2 before AC-10. */
const collator = new Intl.Collator('en', { numeric: true });
