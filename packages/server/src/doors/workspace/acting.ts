import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { JsonValue } from '@cordon/ledger';
import type { Revealed, SignedAct } from '../../gate/index.ts';
import { decisionViewOf } from '../../agreements/index.ts';
import { isRealFactor, keysOf, type SignedIn } from '../../identity/index.ts';
import { boundByCompany, CONFIRM_MATCHES, CONFIRM_TRIES } from '../../tickets/index.ts';
import { actPayload, instantOf, type ActWords } from './acts.ts';
import { ask, categoryOf, openDesk, Refused, requireSealing, type Desk, type WorkspaceDeps } from './desk.ts';
import { markOf } from './mark.ts';
import { keepOriginal } from './originals.ts';
import type { Reveal } from './reveals.store.ts';
import type {
  confirmBody,
  confirmResult,
  lookupBody,
  lookupResult,
  rebindBody,
  revealBody,
  revealResult,
} from './schemas.ts';

type Typed = z.infer<typeof lookupBody>;

/** Finds the tickets in hand of the customer with exactly this value; on an unbound ticket it claims the caller. */
export async function lookUp(
  deps: WorkspaceDeps,
  signedIn: SignedIn,
  id: string,
  body: Typed,
): Promise<z.infer<typeof lookupResult>> {
  const desk = await opened(deps, signedIn, id, 'lookup');
  const outcome = await deps.gate.lookup(desk.who, desk.work, typed('lookup', id, body));
  if (!outcome.ok) throw new Refused(outcome, desk.clauses);
  const claims = !boundByCompany(desk.ticket.binding);
  // Hit or miss, the same statement runs and the same answer is given.
  if (claims) await deps.tickets.claim(id, outcome.value.claim, categoryOf(desk, body));
  return {
    entry: outcome.entry,
    tickets: [...outcome.value.tickets],
    claimed: claims,
    sentence: claims
      ? 'Noted. Now confirm with the caller: two values have to match before the record opens.'
      : outcome.value.tickets.length > 0
        ? 'Found among the tickets in your hand.'
        : 'No customer of a ticket in your hand has this value.',
    lookupsLeft: outcome.value.left,
  };
}

/** Match or no match of what the caller says. */
export async function confirmCaller(
  deps: WorkspaceDeps,
  signedIn: SignedIn,
  id: string,
  body: z.infer<typeof confirmBody>,
): Promise<z.infer<typeof confirmResult>> {
  const desk = await opened(deps, signedIn, id, 'confirm');
  const outcome = await deps.gate.confirm(desk.who, desk.work, typed('confirm', id, body));
  if (!outcome.ok) throw new Refused(outcome, desk.clauses);
  await deps.tickets.touch(id, deps.now());
  const bound = boundByCompany(desk.ticket.binding);
  const subject = desk.ticket.binding?.subject ?? null;
  const still = Math.max(0, CONFIRM_MATCHES - desk.ticket.confirmMatches.length);
  const needed =
    outcome.value.match && !bound && subject !== null
      ? await deps.tickets.recordMatch(id, subject, `${body.resource}.${body.field}`)
      : still;
  const after = await deps.tickets.find(id);
  return {
    entry: outcome.entry,
    match: outcome.value.match,
    triesLeft: Math.max(0, CONFIRM_TRIES - (after?.confirmTries ?? CONFIRM_TRIES)),
    bound: bound || needed === 0,
    matchesNeeded: bound ? 0 : needed,
  };
}

/** One cell in clear for some minutes. */
export async function revealCell(
  deps: WorkspaceDeps,
  signedIn: SignedIn,
  id: string,
  body: z.infer<typeof revealBody>,
): Promise<z.infer<typeof revealResult>> {
  const desk = await opened(deps, signedIn, id, 'reveal');
  const { resource, key, field, reason, text, actId, actAt, signature, valueSalt } = body;
  const salt = Buffer.from(valueSalt, 'base64');
  const words = {
    actId,
    actAt: instantOf(actAt),
    ticket: id,
    resource,
    field,
    key: { text: key, salt },
    reason,
  };
  const payload = actPayload({ act: 'reveal', ...words });
  const act: SignedAct = { id: actId, at: new Date(actAt), payload, signature, salt };
  const asking = ask('reveal', [resource], { field, key, act, reason: { code: reason, text: text ?? null } });
  await requireSealing(deps, desk, asking);
  const outcome = await deps.gate.reveal(desk.who, desk.work, asking);
  if (!outcome.ok) {
    if (outcome.code === 'second-person-needed') {
      await deps.askSecondPerson(signedIn, desk, { resource, field, key, reason }, outcome);
    }
    throw new Refused(outcome, desk.clauses);
  }
  if (text !== undefined) await keepOriginal(deps, desk, 'reveal', outcome, text);
  await deps.tickets.touch(id, deps.now());
  const reveal: Omit<Reveal, 'closedAt'> = {
    id: `rev_${randomUUID()}`,
    entry: outcome.entry,
    person: signedIn.person.id,
    agreement: desk.work.agreement ?? '',
    ticket: id,
    resource,
    key,
    field,
    expiresAt: new Date(outcome.at.getTime() + outcome.value.minutes * 60_000),
  };
  await deps.reveals.open(reveal);
  return shown(deps, desk, signedIn, reveal, outcome);
}

/** The same cell again, until it expires; then refused, and the refusal is an entry. */
export async function revealAgain(
  deps: WorkspaceDeps,
  signedIn: SignedIn,
  id: string,
): Promise<z.infer<typeof revealResult>> {
  const now = deps.now();
  const reveal = await deps.reveals.find(id, signedIn.person.id);
  const desk = await opened(deps, signedIn, reveal?.ticket ?? '', 'reveal');
  if (reveal === null)
    throw new Refused(await deps.gate.refuse(desk.who, desk.work, ask('reveal', []), 'not-in-scope'), []);
  const asking = ask('reveal', [reveal.resource], { field: reveal.field, key: reveal.key, flags: ['again'] });
  if (reveal.closedAt !== null || reveal.expiresAt <= now) {
    throw new Refused(await deps.gate.refuse(desk.who, desk.work, asking, 'reveal-expired'), desk.clauses);
  }
  await requireSealing(deps, desk, asking);
  const outcome = await deps.gate.reveal(desk.who, desk.work, asking);
  if (!outcome.ok) throw new Refused(outcome, desk.clauses);
  return shown(deps, desk, signedIn, reveal, outcome);
}

/** Takes a reveal off the screen before it expires. */
export async function hideReveal(deps: WorkspaceDeps, signedIn: SignedIn, id: string): Promise<void> {
  await deps.reveals.close(id, signedIn.person.id, deps.now());
}

/** Asks for another customer on a ticket that is bound already; it waits for a second person. */
export async function askRebind(
  deps: WorkspaceDeps,
  signedIn: SignedIn,
  id: string,
  body: z.infer<typeof rebindBody>,
): Promise<never> {
  const desk = await opened(deps, signedIn, id, 'lookup');
  const asking = { ...typed('rebind', id, body), flags: ['rebind'] };
  const outcome = await deps.gate.lookup(desk.who, desk.work, asking);
  if (!outcome.ok) throw new Refused(outcome, desk.clauses);
  await deps.rebinds.ask({
    id: `reb_${randomUUID()}`,
    ticket: id,
    subject: outcome.value.claim,
    claimedBy: categoryOf(desk, body),
    by: signedIn.person.id,
    at: deps.now(),
  });
  throw new Refused(
    await deps.gate.refuse(desk.who, desk.work, asking, 'second-person-needed'),
    desk.clauses,
  );
}

async function opened(
  deps: WorkspaceDeps,
  signedIn: SignedIn,
  id: string,
  operation: 'lookup' | 'confirm' | 'reveal',
): Promise<Desk> {
  const result = await openDesk(deps, signedIn, id, operation);
  if (!result.ok) throw new Refused(result, []);
  const { desk } = result;
  // A code from a drawer shows nobody a value in clear, whether or not the terms ask for a fresh factor.
  if (operation === 'reveal' && !isRealFactor(signedIn.mfaMethod)) {
    const refused = await deps.gate.refuse(desk.who, desk.work, ask('reveal', []), 'step-up-needed');
    throw new Refused(refused, desk.clauses);
  }
  return desk;
}

/** What was typed, and the act that signed it. */
function typed(act: Exclude<ActWords['act'], 'reveal' | 'unseal'>, ticket: string, body: Typed) {
  const { resource, field, value, actId, actAt, signature, valueSalt } = body;
  const salt = Buffer.from(valueSalt, 'base64');
  const words = { act, actId, actAt: instantOf(actAt), ticket, resource, field };
  const payload = actPayload({ ...words, value: { text: value, salt } });
  return ask(act === 'rebind' ? 'lookup' : act, [resource], {
    field,
    literal: value,
    act: { id: actId, at: new Date(actAt), payload, signature, salt },
  });
}

async function shown(
  deps: WorkspaceDeps,
  desk: Desk,
  signedIn: SignedIn,
  reveal: Omit<Reveal, 'closedAt'>,
  outcome: {
    readonly entry: number;
    readonly at: Date;
    readonly parts: readonly { readonly decision: Parameters<typeof decisionViewOf>[0] }[];
    readonly value: Pick<Revealed, 'value' | 'file'>;
  },
): Promise<z.infer<typeof revealResult>> {
  const { ticket, resource, field } = reveal;
  const place = { entry: outcome.entry, session: keysOf(signedIn), ticket, resource, field };
  const { value, file } = outcome.value;
  const sealed = await deps.sealing.seal({ purpose: 'reveal', ...place }, { value, ...fileOf(file) });
  const decision = outcome.parts[0]?.decision ?? { allow: false, code: 'not-permitted', citations: [] };
  return {
    id: reveal.id,
    entry: outcome.entry,
    sealed,
    expiresAt: reveal.expiresAt.toISOString(),
    mark: markOf(signedIn.person.name, outcome.at, outcome.entry),
    decision: decisionViewOf(decision, desk.clauses, outcome.entry),
  };
}

/** A file as it is sealed to the browser: there is no address it could be had from. */
function fileOf(file: Revealed['file']): Readonly<Record<string, JsonValue>> {
  if (file === null) return {};
  if (file.kind === 'text') return { file: { kind: file.kind, text: file.text } };
  return {
    file: { kind: file.kind, mediaType: file.mediaType, base64: Buffer.from(file.bytes).toString('base64') },
  };
}
