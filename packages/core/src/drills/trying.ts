import type { Answer } from './range.ts';
import type { Tried } from './drill.ts';

/** What has to work for the attack to mean anything. */
export function ground(what: string, { status, code, entry, at }: Answer): Tried {
  return { what, got: status < 300 ? 'ground' : 'no-ground', code, entry, at };
}

/** @param by the refusals of the control that is drilled: any other shows nothing of it */
export function refused(what: string, { status, code, entry, at }: Answer, by: readonly string[]): Tried {
  if (status < 400) return { what, got: 'through', code: null, entry, at };
  return { what, got: code !== null && by.includes(code) ? 'stopped' : 'elsewhere', code, entry, at };
}

/** An answer that may come, without what it may not hold. Letter case is nobody's cover. */
export function holdsNone(what: string, { json, code, entry, at }: Answer, raw: readonly string[]): Tried {
  const text = JSON.stringify(json ?? null).toLowerCase();
  const shown = raw.some((value) => text.includes(value.toLowerCase()));
  return { what, got: shown ? 'through' : 'stopped', code, entry, at };
}

const LIMITS = ['limit-reached', 'second-person-needed'] as const;

/** More than there may be were asked for at once: one has to work, and no more than `most`. @param many: more than may be */
export function limited(many: string, most: number, answers: readonly Answer[]): readonly Tried[] {
  const shown = answers.filter(({ status }) => status < 300);
  const refusals = answers.filter(({ status }) => status >= 400);
  const stopping = refusals.find(({ code }) => LIMITS.some((limit) => limit === code)) ?? refusals[0];
  const worked = shown[0] ?? stopping;
  return [
    ...(worked === undefined ? [] : [ground('the last that may be', worked)]),
    stopping === undefined || shown.length > most
      ? { what: many, got: 'through', code: null, entry: worked?.entry ?? null, at: null }
      : refused(many, stopping, [...LIMITS]),
  ];
}

/** What is not an answer of the installation. */
export function stoppedIf(what: string, stopped: boolean): Tried {
  return { what, got: stopped ? 'stopped' : 'through', code: null, entry: null, at: null };
}
