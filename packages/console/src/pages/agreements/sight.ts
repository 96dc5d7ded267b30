/** How much of a category a role sees for a purpose; `none` when nothing is granted. */
const ORDER = ['clear', 'partial', 'generalise', 'token', 'redact', 'hidden', 'none'] as const;

type Sight = (typeof ORDER)[number];

/** In the words of the clauses. */
const SEEN: Readonly<Record<Sight, string>> = {
  clear: 'in clear',
  partial: 'in part',
  generalise: 'as a range',
  token: 'as a stand-in',
  redact: 'removed',
  hidden: 'hidden',
  none: 'nothing',
};

/** One change of what somebody sees, or may do beside seeing. */
export interface SightChange {
  readonly role: string;
  readonly purpose: string;
  readonly category: string;
  readonly before: string;
  readonly after: string;
  readonly effect: 'gains' | 'loses' | 'changes';
}

interface Grant {
  readonly sight: Sight;
  readonly rights: readonly string[];
}

const NOTHING: Grant = { sight: 'none', rights: [] };

/**
 * Who gains and who loses sight between two terms, both as JSON text: one line a role, purpose and category.
 * Of several grants of one category the strictest counts, as in the policy.
 * @returns null when one of the two cannot be read
 */
export function sightChanges(before: string, after: string): readonly SightChange[] | null {
  const old = grantsOf(before);
  const now = grantsOf(after);
  if (old === null || now === null) return null;
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((key) => {
    const a = old.get(key) ?? NOTHING;
    const b = now.get(key) ?? NOTHING;
    if (words(a) === words(b)) return [];
    const [role = '', purpose = '', category = ''] = key.split('\n');
    return [{ role, purpose, category, before: words(a), after: words(b), effect: effectOf(a, b) }];
  });
}

function effectOf(a: Grant, b: Grant): SightChange['effect'] {
  const step = ORDER.indexOf(a.sight) - ORDER.indexOf(b.sight);
  const gains = step > 0 || b.rights.some((right) => !a.rights.includes(right));
  const loses = step < 0 || a.rights.some((right) => !b.rights.includes(right));
  return gains && loses ? 'changes' : gains ? 'gains' : 'loses';
}

function words({ sight, rights }: Grant): string {
  const may = rights.map((right) => (right === 'lookup' ? 'look up' : right));
  return may.length === 0 ? SEEN[sight] : `${SEEN[sight]}, may ${may.join(', ')}`;
}

function grantsOf(text: string): ReadonlyMap<string, Grant> | null {
  let terms: unknown;
  try {
    terms = JSON.parse(text);
  } catch {
    return null;
  }
  const found = new Map<string, Grant>();
  for (const permission of list(terms, 'permissions')) {
    for (const role of list(permission, 'roles')) {
      for (const field of list(permission, 'fields')) {
        const key = [role, get(permission, 'purpose'), get(field, 'category')].map(String).join('\n');
        found.set(key, stricter(found.get(key), grantOf(field)));
      }
    }
  }
  return found;
}

function grantOf(field: unknown): Grant {
  const treatment = get(field, 'treatment');
  const rights = ['lookup', 'confirm', 'reveal'].filter((right) => Boolean(get(field, right)));
  return { sight: ORDER.find((sight) => sight === treatment) ?? 'none', rights };
}

function stricter(a: Grant | undefined, b: Grant): Grant {
  if (a === undefined) return b;
  const sight = ORDER.indexOf(a.sight) >= ORDER.indexOf(b.sight) ? a.sight : b.sight;
  return { sight, rights: a.rights.filter((right) => b.rights.includes(right)) };
}

function get(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function list(value: unknown, name: string): readonly unknown[] {
  const found = get(value, name);
  return Array.isArray(found) ? (found as unknown[]) : [];
}
