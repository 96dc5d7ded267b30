import { Failure } from '@cordon/core/kernel';
import { toBase64 } from '@cordon/ledger';
import type { z } from 'zod';
import type { SignedActs, SignedIn, SigningActor } from '../../identity/index.ts';
import { textHash } from '../../platform/hashing.ts';
import type { OwedAct } from '../../platform/owing.ts';
import type { EnterAct } from '../admin.ts';
import type { AgreementLedger } from '../agreement.ts';
import type { bodyToken, bodyTokenBody, revokeBody } from './schemas.ts';
import type { BodyTokenStore } from './store.ts';
import { MOST_TOKENS, scopeOf, type BodyGrant, type BodyToken, type Maker } from './token.ts';

export interface BodyTokenDeps {
  readonly store: BodyTokenStore;
  readonly ledger: Pick<AgreementLedger, 'entries'>;
  /** Size of the newest signed checkpoint. */
  readonly size: () => Promise<number>;
  /** The vendor of an agreement; null when there is none. */
  readonly vendorOf: (agreement: string) => Promise<string | null>;
  /** The agreements and times an auditor was given. */
  readonly windowsOf: (person: string) => Promise<readonly BodyGrant[]>;
  readonly signedActs: SignedActs;
  readonly enterAct: EnterAct;
  readonly settle: () => Promise<void>;
  readonly now: () => Date;
}

const DAY = 86_400_000;
/** Tokens that ended are shown for so long. */
const SHOWN_FOR = 30 * DAY;

/** The tokens of somebody's party; an auditor sees their own. */
export async function tokensOf(
  { store, now }: BodyTokenDeps,
  who: SignedIn,
): Promise<z.infer<typeof bodyToken>[]> {
  const at = now();
  const tokens = await ownOf(store, who, new Date(at.getTime() - SHOWN_FOR));
  return tokens.map((token) => viewOf(token, at));
}

/**
 * Makes a token. What opens a way in is entered before it does.
 * @throws Failure `not-in-scope` for an agreement that is not theirs to read, `signature-invalid`, `bad-request` when
 *   too many are good already
 */
export async function makeToken(
  deps: BodyTokenDeps,
  who: SignedIn,
  { label, agreement, from, until, days, ...given }: z.infer<typeof bodyTokenBody>,
): Promise<{ token: z.infer<typeof bodyToken>; secret: string }> {
  const { store, now } = deps;
  const grant = { agreement, from: new Date(from), until: new Date(until) };
  const maker = makerOf(who);
  const vendor = await deps.vendorOf(agreement);
  const windows = await deps.windowsOf(maker.id);
  const theirs = maker.kind === 'company' || vendor === maker.party;
  // One answer for an agreement that is not there, another vendor's, and one outside what an auditor was given.
  if (vendor === null || !theirs || scopeOf(maker, grant, windows).windows?.length === 0)
    throw new Failure('not-in-scope');
  const times = { from: grant.from.toISOString(), until: grant.until.toISOString() };
  // By the hash a person knows later which of them to revoke.
  const words = { agreement, ...times, days, label: textHash(label) };
  const actor = await deps.signedActs.by(who, 'ledger-token-made', words, given);
  const at = now();
  const good = (await ownOf(store, who, at)).filter(({ revokedAt }) => revokedAt === null);
  if (good.length >= MOST_TOKENS)
    throw new Failure('bad-request', 'Revoke a token that is not used any more first.');
  const planned = store.plan();
  const entered = { ...words, token: planned.id };
  await deps.enterAct({ ...actOf('ledger-token-made', actor, agreement, entered, at), code: null });
  await store.add({ ...planned, ...grant, label, maker, at, expiresAt: new Date(at.getTime() + days * DAY) });
  const made = (await ownOf(store, who, at)).find(({ id }) => id === planned.id);
  if (made === undefined) throw new Failure('internal', 'the token was not kept');
  return { token: viewOf(made, at), secret: planned.secret };
}

/**
 * Ends a token at once, and then it is entered.
 * @throws Failure `not-in-scope`, `signature-invalid`, `already-done`
 */
export async function revokeToken(
  deps: BodyTokenDeps,
  who: SignedIn,
  id: string,
  given: z.infer<typeof revokeBody>,
): Promise<void> {
  const at = deps.now();
  const token = (await ownOf(deps.store, who, new Date(at.getTime() - SHOWN_FOR))).find(
    (one) => one.id === id,
  );
  if (token === undefined) throw new Failure('not-in-scope');
  const words = { token: id };
  const actor = await deps.signedActs.closing(who, 'ledger-token-revoked', words, given);
  const act = actOf('ledger-token-revoked', actor, token.agreement, words, at);
  if (!(await deps.store.revoke(id, at, act))) throw new Failure('already-done');
  await deps.settle();
}

/** Entries read at once; between two pages the token is looked at anew. */
const PAGE = 500;

/**
 * The bodies a token opens, as JSON lines for `ledger verify --openings`: number, salt and body of exactly the entries
 * its maker may read now, within what it was made for. What opens the commitments inside a body is not among it.
 * @returns null for what is no token that is good; what is read of a stream fails when the token ends meanwhile
 */
export async function readBodies(
  { store, ledger, size, windowsOf, now }: BodyTokenDeps,
  secret: string,
  range: { readonly from: number; readonly until?: number | undefined },
): Promise<AsyncGenerator<string, void, undefined> | null> {
  if ((await store.use(secret, now())) === null) return null;
  const end = Math.min(range.until ?? Infinity, await size());
  return (async function* () {
    for (let after = range.from - 1; ;) {
      const used = await store.use(secret, now());
      if (used === null) throw new Failure('not-signed-in');
      const { token, maker } = used;
      const scope = scopeOf(maker, token, maker.role === 'auditor' ? await windowsOf(maker.id) : []);
      const page = await ledger.entries(token.agreement, scope, { after, size: end, limit: PAGE });
      for (const { index, salt, body } of page)
        yield `{"index":${String(index)},"salt":"${toBase64(salt)}","body":${body}}\n`;
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) return;
      after = last.index;
    }
  })();
}

function makerOf({ person }: SignedIn): Maker {
  return { id: person.id, party: person.partyId, role: person.role, kind: person.partyKind };
}

function ownOf(store: BodyTokenStore, { person }: SignedIn, since: Date): Promise<readonly BodyToken[]> {
  return store.of(person.partyId, person.role === 'auditor' ? person.id : null, since);
}

function actOf(
  act: string,
  actor: SigningActor,
  agreement: string,
  words: OwedAct['words'],
  at: Date,
): OwedAct {
  return { act, ...actor, agreement, words, at };
}

function viewOf(token: BodyToken, at: Date): z.infer<typeof bodyToken> {
  const { from, until, createdAt, expiresAt, lastUsedAt, revokedAt, ...rest } = token;
  const ended = expiresAt <= at ? 'run-out' : 'good';
  return {
    ...{ ...rest, from: from.toISOString(), until: until.toISOString(), createdAt: createdAt.toISOString() },
    ...{ expiresAt: expiresAt.toISOString(), lastUsedAt: lastUsedAt?.toISOString() ?? null },
    state: revokedAt === null ? ended : 'revoked',
  };
}
