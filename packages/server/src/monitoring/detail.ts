import type { Clause } from '@cordon/core/agreements';
import type { Allowed, Citation, Code, Treatment } from '@cordon/core/kernel';
import { explain } from '@cordon/core/policy';
import type { z } from 'zod';
import { decisionViewOf } from '../agreements/index.ts';
import type { decisionView } from '../platform/schemas.ts';

interface PartBody {
  readonly resource: string;
  readonly allow: boolean;
  readonly treatments?: Readonly<Record<string, Treatment>>;
  readonly citations: readonly Citation[];
}

interface EntryWords {
  readonly code: Code | null;
  readonly citations: readonly Citation[];
  /** Missing in entries of sign-ins and administration, which no clause decides. */
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
  const { code = null, citations = [], parts } = JSON.parse(body) as Partial<EntryWords>;
  if (parts === undefined && code === null) {
    const sentence = 'No clause decides this; it is entered so that everything is.';
    return { entry, allow: true, code: null, sentence, citations: [] };
  }
  const allowed = (parts ?? []).filter(({ allow }) => allow);
  if (code === null && allowed.length > 0) {
    const decision = { ...NOTHING_SHOWN, citations: unique(allowed.flatMap((part) => part.citations)) };
    return {
      ...decisionViewOf(decision, clauses, entry),
      sentence: explain(inWords(allowed), null).sentence,
    };
  }
  const cited = citations.length > 0 ? citations : (parts ?? []).flatMap((part) => part.citations);
  return decisionViewOf(
    { allow: false, code: code ?? 'not-permitted', citations: unique(cited) },
    clauses,
    entry,
  );
}

const NOTHING_SHOWN: Allowed = { allow: true, treatments: {}, rights: {}, obligations: [], citations: [] };

/** All parts as one decision about fields named in words; a name that two tables share gets its table's before it. */
function inWords(parts: readonly PartBody[]): Allowed {
  const treatments = new Map<string, Treatment>();
  const citations: Citation[] = [];
  for (const part of parts) {
    const nameOf = new Map<string, string>();
    for (const [field, treatment] of Object.entries(part.treatments ?? {})) {
      const plain = field.replaceAll('_', ' ');
      const name = treatments.has(plain) ? `${part.resource.replaceAll('_', ' ')} ${plain}` : plain;
      nameOf.set(field, name);
      treatments.set(name, treatment);
    }
    for (const { field, ...citation } of part.citations) {
      const name = field === undefined ? undefined : nameOf.get(field);
      citations.push(name === undefined ? citation : { ...citation, field: name });
    }
  }
  return { ...NOTHING_SHOWN, treatments: Object.fromEntries(treatments), citations };
}

function unique(citations: readonly Citation[]): Citation[] {
  return [...new Map(citations.map((citation) => [JSON.stringify(citation), citation])).values()];
}
