import type { z } from 'zod';
import { decisionViewOf } from '../../agreements/index.ts';
import type { SignedAct } from '../../gate/index.ts';
import { isRealFactor, keysOf, type SignedIn } from '../../identity/index.ts';
import { stateOf } from '../../tickets/index.ts';
import { actPayload, instantOf } from './acts.ts';
import { ask, Refused, requireSealing, whoOf, type WorkspaceDeps } from './desk.ts';
import { markOf } from './mark.ts';
import type { originalView, unsealBody, unsealResult } from './schemas.ts';

const THREAD = 'conversation';

/** What the field of an original is called, in what is signed and what is sealed: always this, so entries need not say it. */
const FIELD = 'original';

/** Whether what was typed is kept beside the redacted text of an entry, and until when. Opens nothing. */
export async function viewOriginal(
  deps: WorkspaceDeps,
  entry: number,
): Promise<z.infer<typeof originalView>> {
  const original = await deps.originals.about(entry, deps.now());
  if (original === null) return { original: null };
  const { act, ticket, pieces, keptUntil } = original;
  return { original: { act, ticket, pieces, keptUntil: keptUntil.toISOString() } };
}

/**
 * Opens what was typed before redaction to a privacy officer of the company, for minutes, as a reveal does: decided by the
 * clause that keeps it, signed, entered with its purpose and reason, and sealed to the officer's browser.
 */
export async function unsealOriginal(
  deps: WorkspaceDeps,
  signedIn: SignedIn,
  entry: number,
  body: z.infer<typeof unsealBody>,
): Promise<z.infer<typeof unsealResult>> {
  const now = deps.now();
  const who = whoOf(signedIn, now);
  const original = await deps.originals.about(entry, now);
  const ticket = original === null ? null : await deps.tickets.find(original.ticket);
  if (original === null || ticket === null) {
    const nowhere = { agreement: null, source: '', purpose: body.purpose, ticket: null };
    throw new Refused(await deps.gate.refuse(who, nowhere, ask('unseal', []), 'not-in-scope'), []);
  }
  const { agreement } = original;
  const cover = await deps.cover.of(ticket.party, ticket.source, now);
  const clauses = cover?.agreement === agreement ? cover.clauses : [];
  const work = { agreement, source: ticket.source, purpose: body.purpose, ticket: stateOf(ticket, 0) };
  const { purpose, reason, actId, actAt, signature, valueSalt } = body;
  const [salt, key] = [Buffer.from(valueSalt, 'base64'), String(entry)];
  const words = {
    act: 'unseal',
    actId,
    actAt: instantOf(actAt),
    ticket: ticket.id,
    resource: THREAD,
  } as const;
  const payload = actPayload({ ...words, field: FIELD, key: { text: key, salt }, reason: purpose });
  const act: SignedAct = { id: actId, at: new Date(actAt), payload, signature, salt };
  const asking = ask('unseal', [THREAD], { key, act, of: entry, reason: { code: purpose, text: reason } });
  const desk = { who, work, clauses };
  if (!isRealFactor(signedIn.mfaMethod)) {
    throw new Refused(await deps.gate.refuse(who, work, asking, 'step-up-needed'), clauses);
  }
  await requireSealing(deps, desk, asking);
  const outcome = await deps.gate.unseal(who, work, asking);
  if (!outcome.ok) throw new Refused(outcome, clauses);
  const { text, minutes } = outcome.value;
  const place = { entry: outcome.entry, session: keysOf(signedIn), ticket: ticket.id, resource: THREAD };
  const sealed = await deps.sealing.seal({ purpose: 'original', ...place, field: FIELD }, { text });
  const decision = outcome.parts[0]?.decision ?? { allow: false, code: 'not-permitted', citations: [] };
  return {
    entry: outcome.entry,
    sealed,
    expiresAt: new Date(outcome.at.getTime() + minutes * 60_000).toISOString(),
    mark: markOf(signedIn.person.name, outcome.at, outcome.entry),
    decision: decisionViewOf(decision, clauses, outcome.entry),
  };
}
