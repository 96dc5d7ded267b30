import { byAgent, isAccess } from '../access.ts';
import { collect, collectingSince, collects, taken, type Collecting } from '../collecting.ts';
import type { About, Detector } from '../detector.ts';
import { dayOf, put, secondsOf, zeros } from '../kept.ts';
import type { WatchedEvent } from '../watched.ts';

interface State {
  /** Start and end of the latest shifts told, in seconds. */
  readonly shifts: number[];
  /** On how many of the days known each hour of the day (UTC) was worked, packed. */
  readonly hours: number[];
  days: number;
  day: number;
  /** Bits: hours of today that were worked. */
  today: number;
  off: Collecting | null;
  /** Refusals since the work outside began. */
  tried: number;
  said: number;
}

const SHIFTS = 4;

/** Days on which an hour was worked: four hours to a number, eight bits each. */
function daysOf(hours: readonly number[], hour: number): number {
  return ((hours[hour >> 2] ?? 0) >>> (8 * (hour & 3))) & 255;
}

function setDays(hours: number[], hour: number, days: number): void {
  const shift = 8 * (hour & 3);
  hours[hour >> 2] = ((hours[hour >> 2] ?? 0) & ~(255 << shift)) | (days << shift);
}

const AWAY = 8 * 3600;

/** What was told before ends by now. */
function cut(shifts: number[], now: number): void {
  for (let i = 1; i < shifts.length; i += 2) shifts[i] = Math.min(shifts[i] ?? 0, now);
}

/** Seconds to the nearest end of a shift, 0 within one; null where no shift was told lately. */
function outside(shifts: readonly number[], at: number): number | null {
  let least: number | null = null;
  for (let i = 0; i < shifts.length; i += 2) {
    const from = shifts[i] ?? 0;
    const until = shifts[i + 1] ?? 0;
    if (at - until > 8 * 86_400) continue;
    const away = at < from ? from - at : Math.max(0, at - until);
    least = least === null ? away : Math.min(least, away);
  }
  return least;
}

/** Whether this hour and its neighbours were hardly ever worked. False while too little is known. */
function isUnusual(state: State, hour: number, about: About): boolean {
  if (state.days < about.threshold('days')) return false;
  const worked = [hour, (hour + 23) % 24, (hour + 1) % 24].map((h) => daysOf(state.hours, h));
  return Math.max(...worked) <= state.days * about.threshold('hourShare');
}

function learn(state: State, event: WatchedEvent, hour: number): void {
  const day = dayOf(event.at);
  if (day > state.day) {
    if (state.today !== 0) {
      for (let h = 0; h < 24; h += 1)
        if (state.today & (1 << h)) setDays(state.hours, h, daysOf(state.hours, h) + 1);
      state.days += 1;
    }
    if (state.days >= 90) {
      for (let h = 0; h < 24; h += 1) setDays(state.hours, h, daysOf(state.hours, h) >> 1);
      state.days >>= 1;
    }
    state.day = day;
    state.today = 0;
  }
  if (day === state.day) state.today |= 1 << hour;
}

/**
 * Work outside the shift (research 4.3, rule 9). Told shifts decide, and where they bind, trying counts; without them the agent's own hours of the days before
 * today. Overtime and a first night are honest: alone it is context, and an alert only with collecting or far from any shift.
 */
export const offShift: Detector<State> = {
  kind: 'off-shift',
  needs: ['accesses'],
  keepFor: 90 * 86_400_000,
  keyOf: (event) => (event.kind === 'shift' ? event.agent || null : byAgent(event)),
  fresh: () => ({
    ...{
      shifts: zeros(2 * SHIFTS),
      hours: zeros(6),
      days: 0,
      day: 0,
      today: 0,
      off: null,
      tried: 0,
      said: 0,
    },
  }),
  see(state, event, about) {
    const at = secondsOf(event.at);
    if (!isAccess(event)) {
      if (event.code === 'changed') cut(state.shifts, at);
      put(state.shifts, at);
      put(state.shifts, secondsOf(event.until ?? event.at + 8 * 3_600_000));
      return null;
    }
    const hour = Math.floor(event.at / 3_600_000) % 24;
    const away = outside(state.shifts, at);
    const isOff = away === null ? isUnusual(state, hour, about) : away > about.threshold('tolerance') * 60;
    learn(state, event, hour);
    if (!isOff) {
      state.off = null;
      state.tried = 0;
      state.said = 0;
      return null;
    }
    if (state.off === null || at - state.off.since > AWAY) {
      state.off = collectingSince(event);
      state.tried = 0;
      state.said = 0;
    }
    collect(state.off, event);
    if (!event.ok && away !== null) {
      state.tried += 1;
      if (state.tried !== about.threshold('customers')) return null;
      const reason = `Tried ${state.tried} times ${Math.round(away / 60)} minutes outside any shift, and was refused.`;
      return { severity: 'low', reason, events: [event.id] };
    }
    const far =
      away !== null &&
      away > about.threshold('far') * 60 &&
      state.off.seen >= about.threshold('farCustomers');
    const much = far || collects(state.off, about);
    const when =
      away === null
        ? 'at an hour they hardly ever work'
        : `${Math.round(away / 60)} minutes outside any shift`;
    if (much ? state.said >= 2 : state.said >= 1 || state.off.seen < about.threshold('customers'))
      return null;
    state.said = much ? 2 : 1;
    return {
      severity: !much ? 'low' : far ? 'medium' : 'high',
      reason: `Worked ${when}: ${taken(state.off)}.`,
      events: [...state.off.ids],
    };
  },
};
