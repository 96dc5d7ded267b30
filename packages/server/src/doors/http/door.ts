import { lookupIn, matchRoute, parseTarget } from '@cordon/core/api';
import type { Code, Operation } from '@cordon/core/kernel';
import type { Policy } from '@cordon/core/policy';
import type { Asking, Case, Gate, Refusal, Who } from '../../gate/index.ts';
import type { SignedIn } from '../../identity/index.ts';
import { envelopeOf, isList, written } from './answer.ts';

/** The work a credential is for, as it stands at each request. */
export interface Work {
  readonly who: Who;
  readonly work: Case;
  readonly policy: Policy | null;
}

/** Whoever came, with what, and the work on the ticket it is for. */
export interface Came {
  readonly who: SignedIn;
  readonly ticket: string;
  readonly credential: NonNullable<Who['credential']>;
  readonly opened: Work | Refusal;
}

export interface HttpDoorDeps {
  readonly gate: Pick<Gate, 'fetch' | 'lookup' | 'refuse'>;
  /** Who comes with a credential; null for everything that does not hold. */
  readonly knock: (secret: string, address: string) => Promise<Came | null>;
  /** Calls back once, when what is being written must end: the session, the person or the agreement lost its right. */
  readonly watch: (who: SignedIn, agreement: string | null, close: () => void) => () => void;
}

export interface Request {
  readonly method: string;
  readonly source: string;
  /** Path and query as they came, below the source. */
  readonly target: string;
  /** Code of the reason for a look-up, or null. */
  readonly reason: string | null;
}

/** An answer: JSON that is whole, or that is written while it comes. */
export interface Answer {
  readonly entry: number;
  readonly agreement: string | null;
  readonly body: string | AsyncGenerator<string, void, void>;
}

/**
 * One request to a JSON API. Everything a client can express is a route of the data map with its parameters; the rest is
 * refused, and each refusal is an entry.
 */
export async function answer(
  deps: HttpDoorDeps,
  { ticket, credential, opened }: Came,
  request: Request,
): Promise<Answer | Refusal> {
  if ('ok' in opened) return opened;
  const who = { ...opened.who, credential };
  const refuse = (code: Code, operation: Operation = 'read', resources: readonly string[] = []) =>
    deps.gate.refuse(who, opened.work, asking(operation, resources), code);
  if (opened.work.source !== request.source) {
    const there = asking('read', []);
    const elsewhere = { ...there, flags: [...there.flags, 'other-source'] };
    return deps.gate.refuse(who, opened.work, elsewhere, 'not-in-scope');
  }
  const target = request.method === 'GET' ? parseTarget(request.target) : null;
  if (target === null) return refuse('route-unknown');
  const matched = matchRoute(opened.policy?.dataMap.resources ?? [], target);
  if (typeof matched === 'string') return refuse(matched);

  const { resource, route } = matched;
  const { agreement } = opened.work;
  const envelope = envelopeOf(route.records);
  const search = lookupIn(matched);
  if (search !== null) {
    // Found or not is told by nothing but the ticket's own customer, who is in the asker's hand anyhow.
    if (!isList(route.records)) return refuse('route-unknown', 'lookup', [resource.name]);
    const reason = request.reason === null ? null : { code: request.reason, text: null };
    const found = await deps.gate.lookup(who, opened.work, {
      ...asking('lookup', [resource.name]),
      ...{ field: search.field, literal: search.literal, reason },
    });
    if (!found.ok) return found;
    if (!found.value.tickets.includes(ticket)) {
      return { entry: found.entry, agreement, body: envelope.before + envelope.after };
    }
  }

  const fetched = await deps.gate.fetch(who, opened.work, asking('read', [resource.name]), matched);
  if (!fetched.ok) return fetched;
  const { first, rest } = fetched.value;
  // Most answers are one piece: they get a length, and the connection stays open for the next.
  const second = isList(route.records) ? await rest.next() : await rest.return();
  const body =
    second.done === true
      ? envelope.before + first.join(envelope.between) + envelope.after
      : written(envelope, [...first, ...second.value], rest);
  return { entry: fetched.entry, agreement, body };
}

function asking(operation: Operation, resources: readonly string[]): Asking {
  return {
    ...{ operation, resources, field: null, key: null, literal: null, act: null, reason: null },
    flags: ['door-http'],
  };
}
