import type { ClockKind } from '../clocks/index.ts';
import { noticeKinds } from './kinds.ts';
import { NOT_KNOWN, type Part } from './part.ts';
import type { Told } from './told.ts';

/** A part of a draft: what it says, and what asks for it. */
export interface DraftPart extends Pick<Part, 'id' | 'heading' | 'citation' | 'asks'> {
  readonly text: string;
}

/** A content that a notice lacks. */
export interface Missing extends Pick<Part, 'citation' | 'asks'> {
  readonly part: string;
  /** `wrong-number`: it does not say the number of people that the ledger gives. */
  readonly why: 'not-said' | 'wrong-number';
}

export interface Draft {
  readonly kind: ClockKind;
  readonly title: string;
  readonly to: string;
  readonly parts: readonly DraftPart[];
  readonly missing: readonly Missing[];
  readonly phases: string | null;
  readonly handedIn: string | null;
}

/**
 * A draft of the notice that answers a clock, filled from what is known. What is not known says so; nothing is made up.
 * @param late whether it comes after it was due
 */
export function draftNotice(kind: ClockKind, told: Told, late: boolean): Draft {
  const { title, to, phases, handedIn } = noticeKinds[kind];
  const parts = neededParts(kind, told, late).map(({ id, heading, citation, asks, say }) => ({
    ...{ id, heading, citation, asks },
    text: say(told) ?? NOT_KNOWN,
  }));
  const texts = Object.fromEntries(parts.map(({ id, text }) => [id, text]));
  return { ...{ kind, title, to, phases, handedIn, parts }, missing: checkNotice(kind, texts, told, late) };
}

/**
 * What a notice lacks of what the law asks for, after a person changed it.
 * @param texts by part
 * @returns empty when it may go out whole
 */
export function checkNotice(
  kind: ClockKind,
  texts: Readonly<Record<string, string>>,
  told: Told,
  late: boolean,
): readonly Missing[] {
  return neededParts(kind, told, late).flatMap(({ id, citation, asks }): readonly Missing[] => {
    const text = texts[id] ?? '';
    const missing = { part: id, citation, asks };
    if (text.trim() === '' || text.includes(NOT_KNOWN)) return [{ ...missing, why: 'not-said' }];
    const wrong = id === 'subjects' && told.people !== null && !numbersIn(text).includes(told.people);
    return wrong ? [{ ...missing, why: 'wrong-number' }] : [];
  });
}

/**
 * A notice as it is sent: its title, whom it is to, and its parts under their headings.
 * @param texts by part; what a part lacks is said to be not known
 */
export function noticeText(
  kind: ClockKind,
  texts: Readonly<Record<string, string>>,
  parts: readonly string[],
): string {
  const { title, to, parts: all } = noticeKinds[kind];
  const wanted = all.filter(({ id }) => parts.includes(id));
  const sections = [...Map.groupBy(wanted, ({ heading }) => heading)].map(([heading, under]) => {
    const said = under.map(({ id }) => (texts[id] ?? '').trim() || NOT_KNOWN);
    return [heading, ...new Set(said)].join('\n\n');
  });
  return `${[title, `${to}.`, ...sections].join('\n\n')}\n`;
}

function neededParts(kind: ClockKind, told: Told, late: boolean): readonly Part[] {
  return noticeKinds[kind].parts.filter(({ neededWhen }) => neededWhen?.(told, late) ?? true);
}

/** `1,200` and `1200` are the same number. */
function numbersIn(text: string): readonly number[] {
  return [...text.matchAll(/\d[\d,. ’']*/g)].map(([digits]) => Number(digits.replaceAll(/\D/g, '')));
}
