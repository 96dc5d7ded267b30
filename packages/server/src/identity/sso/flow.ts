import { randomBytes } from 'node:crypto';
import { Failure, type Code } from '@cordon/core/kernel';
import type { Pool } from 'pg';
import { createAccount } from '../accounts.ts';
import { inTransaction } from '../db.ts';
import type { IdentityEvents } from '../events.ts';
import { domainOf, mfaGivenAt, SKEW, userNameIn, type SsoClaims } from './claims.ts';
import { inward, outward, type Provider } from './provider.ts';
import type { Flow, SsoPerson, SsoSettings, SsoStore } from './store.ts';

/** Where a browser goes, and what it keeps meanwhile. */
export interface Away {
  readonly url: string;
  /** For the cookie that binds the way back to this browser. */
  readonly browser: string;
}

/** What a browser came back with that holds. */
export type Back =
  | {
      readonly purpose: 'sign-in';
      readonly next: string;
      readonly userId: string;
      readonly mfaAt: number | null;
      /** The session this browser had when it left. */
      readonly previous: string | null;
    }
  | { readonly purpose: 'step-up' | 'try'; readonly next: string };

export interface SsoFlowDeps {
  readonly pool: Pool;
  readonly store: SsoStore;
  readonly events: IdentityEvents;
  readonly baseUrl: string;
  readonly now: () => number;
}

/** A sign-in at the provider counts as long as a session of ours lasts; a step-up has to be made for it. */
const OLDEST = 8 * 3_600_000;

export type SsoFlow = ReturnType<typeof createSsoFlow>;

/** The way to a party's identity provider and back. */
export function createSsoFlow(deps: SsoFlowDeps) {
  const { pool, store, events, now } = deps;

  /** One address for each party (RFC 9700, 4.4.2): an answer of one provider cannot pass for another's. */
  const callbackOf = (party: string): URL =>
    new URL(`/api/sso/${encodeURIComponent(party)}/callback`, deps.baseUrl);

  const providerOf = async ({ party, issuer, clientId, userNameClaim }: SsoSettings): Promise<Provider> => {
    const clientSecret = await store.secretOf(party);
    if (clientSecret === null) throw new Failure('sso-unknown');
    return { issuer, clientId, clientSecret, userNameClaim };
  };

  return {
    /**
     * @param settings of the party, or null when there are none
     * @throws Failure `sso-unknown`, `sso-unavailable`
     */
    async leave(
      settings: SsoSettings | null,
      asked: Pick<Flow, 'purpose' | 'session' | 'next'>,
      hint: string | null,
    ): Promise<Away> {
      if (settings === null) throw new Failure('sso-unknown');
      const { party, issuer, clientId, mfaAcr } = settings;
      const { url, state, nonce, verifier } = await outward(
        await providerOf(settings),
        callbackOf(party).href,
        { again: asked.purpose === 'step-up', acrs: mfaAcr, hint },
      );
      const browser = randomBytes(32).toString('base64url');
      await store.begin(state, browser, {
        ...{ party, issuer, clientId, nonce, verifier, startedAt: new Date(now()) },
        ...asked,
        next: ownPath(asked.next),
      });
      return { url: url.href, browser };
    },

    /**
     * @param query as it stands in the address, with its `?`
     * @param browser of the cookie
     * @throws Failure `sso-refused`, `sso-unavailable`; each is an entry
     */
    async comeBack(party: string, query: string, browser: string, ip: string | null): Promise<Back> {
      const at = now();
      const state = new URLSearchParams(query).get('state') ?? '';
      const flow = await store.take(state, browser, new Date(at));
      let person: SsoPerson | null = null;
      try {
        const settings = flow?.party === party ? await store.of(party) : null;
        const current = settings?.issuer === flow?.issuer && settings?.clientId === flow?.clientId;
        if (flow === null || settings === null || !current) throw new Failure('sso-refused');
        const url = new URL(query, callbackOf(party));
        const claims = await inward(await providerOf(settings), flow, state, url);
        person = await known(claims, settings);
        if (person === null) throw new Failure('sso-refused');
        return await settle(flow, settings, claims, person, ip);
      } catch (error) {
        await events.record({
          kind: flow?.purpose === 'step-up' ? 'step-up-refused' : 'sign-in-refused',
          ...{ code: codeOf(error), personId: person?.id ?? null, partyId: flow?.party ?? null, ip, at },
          words: { by: 'sso', purpose: flow?.purpose ?? null },
        });
        throw error;
      }
    },
  };

  /**
   * The person a subject stands for. The first time, the one of this very party whose verified address it has; else the one
   * without an address whom that party's directory keeps by the user name in the claim the party chose.
   */
  async function known(claims: SsoClaims, settings: SsoSettings): Promise<SsoPerson | null> {
    const { party, domains } = settings;
    const { issuer, subject, verifiedEmail } = claims;
    if (subject === '') return null;
    const linked = await store.linked(issuer, subject, party);
    if (linked !== null) return linked;
    const domain = verifiedEmail === null ? null : domainOf(verifiedEmail);
    const byEmail =
      verifiedEmail === null || domain === null || !domains.includes(domain)
        ? null
        : await store.unlinked(issuer, verifiedEmail, party);
    const userName = userNameIn(claims, settings.userNameClaim);
    if (byEmail !== null || userName === null) return byEmail;
    const exact = settings.userNameClaim === 'sub';
    return store.unlinkedByName(issuer, { userName, exact, email: verifiedEmail }, party);
  }

  async function settle(
    flow: Flow,
    settings: SsoSettings,
    claims: SsoClaims,
    person: SsoPerson,
    ip: string | null,
  ): Promise<Back> {
    const at = now();
    const { purpose, next } = flow;
    if (purpose === 'try') {
      await store.tried(flow, new Date(at));
      return { purpose, next };
    }
    if (purpose === 'step-up') {
      // Made for this: a sign-in of before the question would let whoever sits there now step up.
      const mfaAt = mfaGivenAt(claims, settings, flow.startedAt.getTime() - SKEW, at);
      if (mfaAt === null) throw new Failure('sso-refused');
      await stepUp(flow, person, mfaAt, ip);
      return { purpose, next };
    }
    return {
      purpose,
      next,
      previous: flow.session,
      userId: await accountOf(claims, person, ip),
      mfaAt: mfaGivenAt(claims, settings, at - OLDEST, at),
    };
  }

  async function stepUp(flow: Flow, person: SsoPerson, mfaAt: number, ip: string | null): Promise<void> {
    const { rowCount } = await pool.query(
      `SELECT FROM auth.session s JOIN cordon.persons p ON p.user_id = s."userId"
       WHERE s.id = $1 AND p.id = $2 AND p.suspended_at IS NULL AND s."mfaAt" IS NOT NULL AND s."expiresAt" > $3`,
      [flow.session, person.id, new Date(now())],
    );
    if (rowCount !== 1 || flow.session === null) throw new Failure('sso-refused');
    await events.record({
      ...{ kind: 'step-up', code: null, personId: person.id, partyId: person.party, ip, at: now() },
      ...{ sessionId: flow.session, words: { by: 'sso' } },
    });
    await pool.query(
      `UPDATE auth.session SET "mfaAt" = $2, "mfaMethod" = 'sso', "stepUpAt" = $2 WHERE id = $1`,
      [flow.session, new Date(mfaAt)],
    );
  }

  /** The account of a person, linked to the subject; made, without a password, where they have none yet. */
  async function accountOf(claims: SsoClaims, person: SsoPerson, ip: string | null): Promise<string> {
    const at = new Date(now());
    return inTransaction(pool, async (tx) => {
      if ((await store.linked(claims.issuer, claims.subject, person.party)) === null) {
        await events.record({
          ...{
            kind: 'sso-linked',
            code: null,
            personId: person.id,
            partyId: person.party,
            ip,
            at: at.getTime(),
          },
          words: { issuer: claims.issuer, by: person.email === null ? 'user-name' : 'email' },
        });
        const linked = await store.link(tx, claims.issuer, claims.subject, person.id, at);
        if (!linked) throw new Failure('sso-refused');
      }
      if (person.userId !== null) return person.userId;
      const userId = await createAccount(tx, {
        ...{ name: person.name, email: person.email ?? noMail(person.id), password: null, at },
      });
      const { rowCount } = await tx.query(
        'UPDATE cordon.persons SET user_id = $2 WHERE id = $1 AND user_id IS NULL',
        [person.id, userId],
      );
      if (rowCount !== 1) throw new Failure('sso-refused');
      return userId;
    });
  }
}

/** An account needs an address. This one is nobody's: no mail reaches `.invalid` (RFC 6761, 6.4), and it has no password. */
function noMail(person: string): string {
  return `${person}@no-address.invalid`;
}

/** The code of a refusal or fault; anything else is `internal`. */
export function codeOf(error: unknown): Code {
  return error instanceof Failure ? (error as Failure).code : 'internal';
}

/** A path of this site, so that no prepared link leads elsewhere; the start page for anything else. */
export function ownPath(next: string): string {
  const base = 'http://own.invalid';
  const url = URL.canParse(next, base) ? new URL(next, base) : null;
  const own = url?.origin === base && next.startsWith('/') && !next.includes('\\') && !next.startsWith('//');
  return own && !url.pathname.startsWith('/sign-in') ? `${url.pathname}${url.search}` : '/';
}
