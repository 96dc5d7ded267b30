import type { Known, Refused, Rewritten } from './contract.ts';
import { rewriteStatement } from './rewrite.ts';

type Answer = Rewritten | Refused;

export interface StatementCache {
  /**
   * @param epoch of the policy; @param scope what tells one `Known` from another within an epoch
   * @returns the kept answer, or the one that is worked out now; refusals are kept too
   */
  rewrite(epoch: string, scope: string, text: string, known: Known): Answer;
  /** The kept answer only; undefined when there is none. */
  kept(epoch: string, scope: string, text: string): Answer | undefined;
  /** Keeps an answer that was worked out elsewhere. */
  keep(epoch: string, scope: string, text: string, answer: Answer): void;
}

/** What an entry takes beside its texts, about. */
const ENTRY_BYTES = 400;

interface Entry {
  readonly answer: Answer;
  readonly bytes: number;
}

/**
 * Answers by (epoch, scope, text). The text itself is the key: two texts that only look alike are two statements.
 *
 * Those used lately and those before them are two maps: once the former fill half of the room, they become the latter, and what was
 * not used since is gone. One map in order of use would cost more with each entry, since a Map keeps a gap for each that was taken out.
 * @param limit bytes that may be kept, about; what is larger than a quarter of it is not kept, so that one client's texts do
 *   not push out everybody's
 */
export function createStatementCache(limit: number): StatementCache {
  let lately = new Map<string, Entry>();
  let before: ReadonlyMap<string, Entry> = new Map();
  let held = 0;
  const put = (key: string, entry: Entry): void => {
    if (held + entry.bytes > limit / 2) {
      before = lately;
      lately = new Map();
      held = 0;
    }
    held += entry.bytes - (lately.get(key)?.bytes ?? 0);
    lately.set(key, entry);
  };
  const kept = (epoch: string, scope: string, text: string): Answer | undefined => {
    const key = keyOf(epoch, scope, text);
    const entry = lately.get(key);
    if (entry !== undefined) return entry.answer;
    const older = before.get(key);
    if (older !== undefined) put(key, older);
    return older?.answer;
  };
  const keep = (epoch: string, scope: string, text: string, answer: Answer): void => {
    const key = keyOf(epoch, scope, text);
    const bytes = ENTRY_BYTES + 2 * (key.length + sizeOf(answer));
    if (bytes <= limit / 4) put(key, { answer, bytes });
  };
  return {
    kept,
    keep,
    rewrite: (epoch, scope, text, known) => {
      const found = kept(epoch, scope, text);
      if (found !== undefined) return found;
      const answer = rewriteStatement(text, known);
      keep(epoch, scope, text, answer);
      return answer;
    },
  };
}

/** Epoch and scope are of our own making and hold no line break; the text comes last, so no two keys are alike. */
const keyOf = (epoch: string, scope: string, text: string): string => `${epoch}\n${scope}\n${text}`;

function sizeOf(answer: Answer): number {
  return answer.ok ? answer.sql.length + answer.normalised.length + JSON.stringify(answer.lookups).length : 0;
}
