import { Failure } from '@cordon/core/kernel';
import * as oidc from 'openid-client';
import { readClaims, SKEW, type SsoClaims, type UserNameClaim } from './claims.ts';
import type { Flow } from './store.ts';

/** How to speak to an identity provider. */
export interface Provider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The claim its party named for the user name, if any. */
  readonly userNameClaim: UserNameClaim | null;
}

/** What a browser is sent away with. */
export interface Outward {
  readonly url: URL;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Seconds a provider has to answer; nobody waits longer at a door. */
const TIMEOUT = 8;
/** What a sign-in at the provider may be old, in seconds: as long as a session of ours. */
const MAX_AGE = 8 * 3600;

/**
 * An issuer as it may be set: https, verified by the machine's trusted authorities (OpenID Connect Discovery 1.0, 3).
 * @throws Failure `bad-request`
 */
export function readIssuer(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== 'https:' || url.username !== '' || url.search !== '' || url.hash !== '')
    throw new Failure('bad-request', 'The issuer is an https address without a query.');
  return text;
}

/**
 * Reads the provider's own description of itself, over verified TLS.
 * @throws Failure `sso-unavailable`, whatever went wrong; the provider's words reach nobody
 */
async function discover({ issuer, clientId, clientSecret }: Provider): Promise<oidc.Configuration> {
  try {
    const found = await oidc.discovery(new URL(issuer), clientId, undefined, oidc.None(), {
      timeout: TIMEOUT,
    });
    const server = found.serverMetadata();
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const config = new oidc.Configuration(
      server,
      clientId,
      { [oidc.clockTolerance]: SKEW / 1000, id_token_signed_response_alg: algOf(server) },
      methods.includes('client_secret_basic')
        ? oidc.ClientSecretBasic(clientSecret)
        : oidc.ClientSecretPost(clientSecret),
    );
    config.timeout = TIMEOUT;
    // TLS alone would vouch for the token; its signature does too, so that a proxy on the way cannot make one.
    oidc.enableNonRepudiationChecks(config);
    return config;
  } catch (error) {
    throw new Failure('sso-unavailable', undefined, error);
  }
}

/** RS256 unless the provider signs with something else only; never one without a key pair. */
function algOf(server: oidc.ServerMetadata): string {
  const offered = server.id_token_signing_alg_values_supported ?? ['RS256'];
  const taken = ['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519'].find((alg) => offered.includes(alg));
  if (taken === undefined) throw new Error('the provider signs with no algorithm that is taken');
  return taken;
}

/**
 * Where to send a browser. `state`, `nonce` and the PKCE verifier (RFC 7636) are new each time.
 * @param again the person has to prove themselves anew, whatever session they have there
 * @throws Failure `sso-unavailable`
 */
export async function outward(
  provider: Provider,
  redirectUri: string,
  {
    again,
    acrs,
    hint,
  }: { readonly again: boolean; readonly acrs: readonly string[]; readonly hint: string | null },
): Promise<Outward> {
  const config = await discover(provider);
  const verifier = oidc.randomPKCECodeVerifier();
  const state = oidc.randomState();
  const nonce = oidc.randomNonce();
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    // The user name is a claim of the scope `profile` (OpenID Connect Core 1.0, 5.4): asked for only where it is used.
    scope: wantsUserName(provider) ? 'openid email profile' : 'openid email',
    response_type: 'code',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    max_age: again ? '0' : String(MAX_AGE),
    ...(again && { prompt: 'login' }),
    ...(acrs.length > 0 && { acr_values: acrs.join(' ') }),
    ...(hint !== null && { login_hint: hint }),
  });
  return { url, state, nonce, verifier };
}

/**
 * Takes what a browser came back with to the provider. The library checks state, issuer (also RFC 9207), signature and
 * its algorithm, audience, expiry, nonce, PKCE and the age of the sign-in.
 * @param url the address the browser came back to, query included
 * @throws Failure `sso-refused` when anything does not fit, `sso-unavailable` when the provider does not answer
 */
export async function inward(provider: Provider, flow: Flow, state: string, url: URL): Promise<SsoClaims> {
  const config = await discover(provider);
  try {
    const tokens = await oidc.authorizationCodeGrant(config, url, {
      expectedState: state,
      expectedNonce: flow.nonce,
      pkceCodeVerifier: flow.verifier,
      idTokenExpected: true,
      maxAge: flow.purpose === 'step-up' ? 600 : MAX_AGE,
    });
    const claims = tokens.claims();
    if (claims === undefined) throw new Error('no ID token');
    const told = 'email' in claims && (!wantsUserName(provider) || 'preferred_username' in claims);
    const known = told || config.serverMetadata().userinfo_endpoint === undefined;
    const user = known ? {} : await oidc.fetchUserInfo(config, tokens.access_token, claims.sub);
    return readClaims(provider.issuer, claims, user);
  } catch (error) {
    throw new Failure(unreachable(error) ? 'sso-unavailable' : 'sso-refused', undefined, error);
  }
}

const wantsUserName = ({ userNameClaim }: Provider): boolean => userNameClaim === 'preferred_username';

/** Whether nobody answered, as against an answer that does not fit. */
function unreachable(error: unknown): boolean {
  if (error instanceof TypeError && error.message === 'fetch failed') return true;
  return error instanceof oidc.ClientError && error.code === 'OAUTH_TIMEOUT';
}
