import type { WatchedEvent } from '@cordon/core/monitoring';

const DAY = 86_400_000;

/** What one agent did on one UTC day, as numbers. */
export class AgentDay {
  readonly agent: string;
  readonly queue: string;
  readonly day: number;
  last = 0;
  readonly #subjects = new Set<string>();
  readonly #tickets = new Set<string>();
  readonly #addresses = new Set<string>();
  readonly #counts = new Map<string, number>();
  #unexplained = 0;
  #refused = 0;
  #rows = 0;
  #night = 0;
  #neighbours = 0;
  #order: number | null = null;

  constructor({ agent, queue }: WatchedEvent, day: number) {
    this.agent = agent;
    this.queue = queue ?? '';
    this.day = day;
  }

  add({ at, kind, subject, ticket, ticketState, subjectOrder, ip, ok, rows }: WatchedEvent): void {
    this.last = at;
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
    if (ticket !== null) this.#tickets.add(ticket);
    if (ip !== null) this.#addresses.add(ip);
    if (!ok) this.#refused += 1;
    this.#rows += rows;
    if (at % DAY < DAY / 4) this.#night += 1;
    if (subject === null) return;
    this.#subjects.add(subject);
    if (ticketState !== 'in-hand' && ticketState !== 'unbound') this.#unexplained += 1;
    if (subjectOrder !== null && this.#order !== null && Math.abs(subjectOrder - this.#order) <= 5)
      this.#neighbours += 1;
    this.#order = subjectOrder;
  }

  /** Always the same numbers in the same order; counts as their logarithm. */
  features(): readonly number[] {
    const count = (kind: string) => this.#counts.get(kind) ?? 0;
    const subjects = this.#subjects.size;
    return [
      ...[subjects, this.#tickets.size, count('read'), count('reveal'), count('lookup'), count('query')],
      ...[
        count('export'),
        this.#unexplained,
        this.#refused,
        this.#rows,
        this.#addresses.size,
        this.#neighbours,
      ],
      ...[this.#night, count('ticket-opened')],
    ]
      .map((number) => Math.log1p(number))
      .concat(subjects === 0 ? 0 : count('reveal') / subjects);
  }
}

/** Cuts a stream into days of agents. @returns the day that the event ended, if it did */
export function dayEnded(days: Map<string, AgentDay>, event: WatchedEvent): AgentDay | null {
  const day = Math.floor(event.at / DAY);
  const running = days.get(event.agent);
  if (running?.day === day) {
    running.add(event);
    return null;
  }
  const next = new AgentDay(event, day);
  next.add(event);
  days.set(event.agent, next);
  return running ?? null;
}
