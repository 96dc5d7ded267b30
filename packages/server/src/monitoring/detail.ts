import type { Clause } from '@cordon/core/agreements';
import type { Citation, Decision } from '@cordon/core/kernel';
import type { z } from 'zod';
import { decisionViewOf } from '../agreements/index.ts';
import type { decisionView } from '../platform/schemas.ts';

interface PartBody {
  readonly allow: boolean;
  readonly citations: readonly Citation[];
}

interface EntryWords {
  readonly code: string | null;
  readonly citations: readonly Citation[];
  readonly parts: readonly PartBody[];
}

/** The version of the terms that decided an entry: its clauses are the ones it cites. Null when none did. */
export function termsVersionOf(body: string): number | null {
  const { version } = JSON.parse(body) as { readonly version?: number | null };
  return version ?? null;
}

/** The decision an entry's body tells of, in words. The body is our own canonical JSON, written by gate/entry.ts. */
export function decisionOfEntry(
  body: string,
  entry: number,
  clauses: readonly Clause[],
): z.infer<typeof decisionView> {
  const words = JSON.parse(body) as Partial<EntryWords>;
  const parts = words.parts ?? [];
  const allowed = parts.filter(({ allow }) => allow);
  if ((words.code ?? null) === null && allowed.length > 0) {
    const citations = unique(allowed.flatMap((part) => part.citations));
    const decision: Decision = { allow: true, treatments: {}, rights: {}, obligations: [], citations };
    return decisionViewOf(decision, clauses, entry);
  }
  const code = (words.code ?? 'not-permitted') as Extract<Decision, { allow: false }>['code'];
  const citations = words.citations ?? parts.flatMap((part) => part.citations);
  return decisionViewOf({ allow: false, code, citations: unique(citations) }, clauses, entry);
}

function unique(citations: readonly Citation[]): Citation[] {
  return [...new Map(citations.map((citation) => [JSON.stringify(citation), citation])).values()];
}
