import { plainWords } from '../../components/dataWords.ts';

/** What an entry's body says beyond its row; null where it says nothing. */
export interface BodyWords {
  readonly role: string | null;
  readonly purpose: string | null;
  /** Why, as the person chose it. */
  readonly reason: string | null;
  /** What the person was told: a match or none. */
  readonly result: string | null;
  /** Already redacted. */
  readonly text: string | null;
  /** The entry of the access that it is about. */
  readonly of: number | null;
  /** The export that it is a piece of, or the approval of a reveal. */
  readonly approval: string | null;
  /** What a tool asked by SQL, its values taken out. */
  readonly statement: string | null;
  /** How many customers the rows of a statement are of, where it may show many. */
  readonly customers: number | null;
  /** Whether the person's session key signed the act. */
  readonly signed: boolean;
}

/** Reads a body; one that is not as expected says nothing rather than failing the page. */
export function bodyWords(body: string): BodyWords {
  const value = parse(body);
  const word = (name: string): string | null => {
    const found = value[name];
    return typeof found === 'string' && found !== '' ? found : null;
  };
  const plain = (name: string): string | null => {
    const found = word(name);
    return found === null ? null : plainWords(found);
  };
  return {
    role: word('role'),
    purpose: plain('purpose'),
    reason: plain('reason'),
    result: plain('result'),
    text: word('text'),
    of: typeof value.of === 'number' ? value.of : null,
    approval: word('approval'),
    statement: word('statement'),
    customers: typeof value.subjects === 'number' ? value.subjects : null,
    signed: typeof value.signed === 'object' && value.signed !== null,
  };
}

function parse(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
