import type { NoticeClock } from '../../api/types.ts';
import type { Tone } from '../../components/StatusMark.tsx';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const ADDRESSEES: Readonly<Record<NoticeClock['to'], string>> = {
  company: 'The company',
  'supervisory-authority': 'Supervisory authority',
  individuals: 'Those affected',
  media: 'The media',
  hhs: 'HHS',
  'attorney-general': 'Attorney General of California',
};

/** What a clock is called: to whom, by whom, where, under which provision. */
export function nameOf({ to, by, agreement, place, discovery, citation }: NoticeClock): string {
  const who = by === 'company' ? '' : ` by ${agreement?.vendor ?? 'the vendor'}`;
  const where = place === null ? '' : ` of ${place}`;
  const whose = discovery === 'own' ? '' : ', counted from the vendor’s discovery';
  return `${ADDRESSEES[to]}${where}${who}, ${citation}${whose}`;
}

/** A clock as the company works by it: as corrected, where something was taken back that it hangs on. */
export function workedBy(clock: NoticeClock): NoticeClock {
  return clock.asCorrected === null
    ? clock
    : { ...clock, ...clock.asCorrected, why: [clock.asCorrected.why] };
}

/** Of a clock as corrected: a strict time that has passed is a warning still. */
export function workedTone(clock: NoticeClock, now: number): Tone {
  const tone = toneOf(workedBy(clock), now);
  return clock.asCorrected !== null && clock.state === 'overdue' && tone === 'wait' ? 'warn' : tone;
}

/**
 * Open clocks, the ones due first first; what is owed at once, without any number, after those with a time. The strict times
 * order them: no clock goes down the list because something was taken back.
 */
export function dueFirst(clocks: readonly NoticeClock[]): readonly NoticeClock[] {
  const rank = ({ due }: NoticeClock): number => (due === null ? Infinity : Date.parse(due.at));
  return clocks
    .filter((clock) => isOpen(clock) && clock.state !== 'waiting')
    .toSorted((one, other) => (rank(one) === rank(other) ? 0 : rank(one) - rank(other)));
}

/** Whether somebody has to do something about it. */
export function isOpen({ state }: Pick<NoticeClock, 'state'>): boolean {
  return state !== 'done' && state !== 'not-owed';
}

/** A stretch of time with its two largest units: `2 days 4 hours`, `35 minutes`. */
export function lasting(ms: number): string {
  const units: readonly (readonly [number, string])[] = [
    [Math.floor(ms / DAY), 'day'],
    [Math.floor((ms % DAY) / HOUR), 'hour'],
    [Math.floor((ms % HOUR) / MINUTE), 'minute'],
  ];
  const first = units.findIndex(([count]) => count > 0);
  if (first === -1) return 'less than a minute';
  return units
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${String(count)} ${unit}${count === 1 ? '' : 's'}`)
    .join(' ');
}

/** How a clock stands in words: `2 days 4 hours left`, `overdue by 3 hours`. */
export function standing(clock: NoticeClock, now: number): string {
  const { state, from, due, late } = clock;
  if (state === 'done') return late ? 'Given, too late' : 'Given in time';
  if (state === 'not-owed') return 'Not owed';
  if (state === 'partly') return 'First phase given; the rest is owed without further delay';
  if (state === 'waiting') return due === null ? 'Not begun' : `Not begun; due by then at the latest`;
  if (due === null) {
    return from === null
      ? 'Owed at once'
      : `Owed at once, for ${lasting(Math.max(0, now - Date.parse(from.at)))} now`;
  }
  const left = Date.parse(due.at) - now;
  if (left < 0) return `Overdue by ${lasting(-left)}`;
  return state === 'tolled' ? 'Held back by law enforcement' : `${lasting(left)} left`;
}

/** How much of the time has passed, 0 to 1; null where there is no end to run towards. */
export function passed({ from, due, state }: NoticeClock, now: number): number | null {
  if (from === null || due === null || state === 'waiting') return null;
  const [start, end] = [Date.parse(from.at), Date.parse(due.at)];
  return end <= start ? 1 : Math.min(1, Math.max(0, (now - start) / (end - start)));
}

/** From four fifths on it is a warning; red is for what is overdue. */
export function toneOf(clock: NoticeClock, now: number): Tone {
  const { state, due, late } = clock;
  if (state === 'done') return late ? 'bad' : 'good';
  if (state === 'not-owed' || state === 'waiting') return 'plain';
  if (state === 'tolled') return 'stop';
  if (state === 'overdue' || (due !== null && Date.parse(due.at) < now)) return 'bad';
  const share = passed(clock, now);
  return state === 'partly' || share === null || share >= 0.8 ? 'warn' : 'wait';
}
