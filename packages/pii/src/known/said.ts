import type { Candidate } from '../span.ts';
import type { Entries, Entry } from './entries.ts';
import { joint, type Spelled } from './speech.ts';
import { isDigitUnit, mostPhoneHead, scoreOf, standsAlone } from './written.ts';

/** A part shorter than this is in every number and in many names when they are spelled. */
const fewestLetters = 3;
const fewestDigits = 4;
const saidScore = 0.95;

/** Finds values that are spelled or said, at least in part. `visit` gets units [from, to) of the spelled text too. */
export function findSaid(
  text: string,
  spelled: Spelled,
  { texts, lists, automaton }: Entries,
  visit: (candidate: Candidate, from: number, to: number) => void,
): void {
  automaton.scan(spelled.units, spelled.length, (index, to) => {
    const from = to - (texts[index]?.length ?? 0);
    const said = countSaid(spelled, from, to);
    if (said === 0 || to - from < fewest(spelled, from, to)) return;
    for (const entry of lists[index] ?? []) {
      if (!standsAlone(spelled, from, to, entry) || !jointsAllowed(spelled, from, to, entry)) continue;
      const head = entry.phoneTail === true ? phoneHead(spelled, from) : from;
      const start = spelled.start[head] ?? 0;
      const end = spelled.end[to - 1] ?? 0;
      // A common word that is spelled out is meant as a value.
      const asWritten =
        said === to - from && entry.needs === undefined ? entry.score : scoreOf(text, start, entry);
      visit({ start, end, type: entry.type, score: asWritten * saidScore }, head, to);
    }
  });
}

function countSaid({ said }: Spelled, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i += 1) count += said[i] ?? 0;
  return count;
}

function fewest({ units, joints, length }: Spelled, from: number, to: number): number {
  if (isDigitUnit(units[from] ?? 0)) return fewestDigits;
  // Two letters that are spelled by themselves are meant.
  const isApart = joints[from] !== joint.free && (to === length || joints[to] !== joint.free);
  return isApart ? 2 : fewestLetters;
}

function jointsAllowed({ joints }: Spelled, from: number, to: number, { gaps }: Entry): boolean {
  if (gaps === 'any') return true;
  for (let i = from + 1; i < to; i += 1) {
    if (joints[i] === joint.word && !gaps.has(i - from)) return false;
  }
  return true;
}

/** Where the digits begin that are said in front of a phone number's tail. */
function phoneHead({ units, joints }: Spelled, tail: number): number {
  let head = tail;
  while (head > 0 && tail - head < mostPhoneHead && isDigitUnit(units[head - 1] ?? 0)) {
    head -= 1;
    if (joints[head] === joint.word) break;
  }
  return head;
}
