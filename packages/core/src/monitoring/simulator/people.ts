import { DAY } from './clock.ts';
import { sites, vendors, type Site } from './places.ts';
import { otherQueues } from './queues.ts';
import type { Random } from './random.ts';

export type Role = 'agent' | keyof typeof otherQueues;

/** When somebody works, in local hours; the pattern of weekdays turns with `turn`. */
export interface Pattern {
  readonly name: 'early' | 'late' | 'night' | 'part-time';
  readonly startsAt: number;
  readonly hours: number;
}

const patterns: Readonly<Record<Pattern['name'], Pattern>> = {
  early: { name: 'early', startsAt: 7, hours: 8.5 },
  late: { name: 'late', startsAt: 14, hours: 8.5 },
  night: { name: 'night', startsAt: 22, hours: 8 },
  'part-time': { name: 'part-time', startsAt: 9, hours: 5 },
};

/** One person with an account. What differs between honest people differs here. */
export interface Person {
  readonly id: string;
  readonly vendor: string;
  readonly role: Role;
  readonly queue: string;
  readonly site: Site;
  readonly pattern: Pattern;
  /** Which days of the seven are free: the first of two free ones, 0 to 6. */
  readonly turn: number;
  /** First and last day of work; milliseconds at midnight UTC. */
  readonly joined: number;
  readonly left: number;
  /** Tickets done beside the queue's median, once skilled. */
  readonly pace: number;
  /** Reads and look-ups beside the queue's median. */
  readonly thoroughness: number;
  /** Reveals beside the queue's median. */
  readonly curiosity: number;
  /** Minutes early or late on a usual day. */
  readonly punctuality: number;
}

/** Shares of the people who do something else than answer tickets. */
const ROLES: readonly [Role, number][] = [
  ['lead', 0.05],
  ['qa', 0.025],
  ['reporting', 0.015],
];

/**
 * Hires people for a simulation.
 * @param from, until when it runs, milliseconds; some join or leave in between
 */
export function hire(many: number, from: number, until: number, random: Random): readonly Person[] {
  const people: Person[] = [];
  for (const vendor of vendors) {
    const here = sites.filter((site) => site.vendor === vendor.id);
    const heads = Math.max(here.length * 2, Math.round(many * vendor.share));
    for (let at = 0; at < heads; at += 1) {
      people.push(person(`${vendor.id}-${String(at + 1).padStart(3, '0')}`, vendor.id, here, at / heads));
    }
  }
  return people;

  function person(id: string, vendor: string, here: readonly Site[], place: number): Person {
    const role = roleOf(place);
    const site = pickByShare(here.map((one) => [one, one.share] as const));
    const mix = vendors.find((one) => one.id === vendor)?.queues ?? {};
    const queue = role === 'agent' ? pickByShare(Object.entries(mix)) : otherQueues[role];
    const joins = random.chance(0.12);
    const leaves = random.chance(0.08);
    const pace = random.logNormal(1, 0.22);
    const span = until - from;
    return {
      ...{ id, vendor, role, queue, site, pace },
      pattern: role === 'agent' ? patternOf() : patterns.early,
      turn: random.chance(0.5) || role !== 'agent' ? 5 : random.whole(0, 6),
      joined: joins ? midnight(from + span * random.between(-0.3, 0.7)) : -Infinity,
      left: leaves ? midnight(from + span * random.between(0.2, 1.3)) : Infinity,
      thoroughness: random.logNormal(1, 0.25) / Math.sqrt(pace),
      curiosity: random.logNormal(1, 0.35),
      punctuality: random.normal() * 4,
    };
  }

  function roleOf(place: number): Role {
    let edge = 0;
    for (const [role, share] of ROLES) {
      edge += share;
      if (place < edge) return role;
    }
    return 'agent';
  }

  function patternOf(): Pattern {
    return pickByShare([
      [patterns.early, 0.45],
      [patterns.late, 0.28],
      [patterns.night, 0.17],
      [patterns['part-time'], 0.1],
    ]);
  }

  function pickByShare<T>(shares: readonly (readonly [T, number])[]): T {
    let draw = random.next() * shares.reduce((sum, [, share]) => sum + share, 0);
    for (const [one, share] of shares) {
      draw -= share;
      if (draw < 0) return one;
    }
    return random.pick(shares)[0];
  }
}

/** How skilled somebody is on a day, up to 1: new people start below half and need about two months. */
export function skill(person: Person, day: number): number {
  if (person.joined === -Infinity) return 1;
  const days = Math.max(0, (day - person.joined) / DAY);
  return 1 - 0.55 * Math.exp(-days / 22);
}

function midnight(at: number): number {
  return Math.floor(at / DAY) * DAY;
}
