import { Failure } from '@cordon/core/kernel';

/** How Cordon reaches a JSON API. The secret is Cordon's own: no client of a door knows it or can send one. */
export interface ApiSettings {
  /** `https://api.shop.example/v2`, without a slash at the end. */
  readonly baseUrl: string;
  /** The header that says who asks, with its value. */
  readonly credential: { readonly header: string; readonly value: string } | null;
  /**
   * Where the name of the API may lead: an address of the internet, or one of the company's own networks. Fixed when the
   * API was connected, so that a name that later leads elsewhere leads nowhere (DNS rebinding).
   */
  readonly reach: Reach;
}

export type Reach = 'public' | 'private' | 'loopback';

/** What somebody typed to connect an API. */
export interface GivenApi {
  readonly baseUrl: string;
  readonly credential: ApiSettings['credential'];
  readonly reach: Reach;
}

/**
 * Checks an address somebody typed.
 * @throws Failure `bad-request`, which quotes nothing: there may be a secret in it
 */
export function baseUrlOf(text: string, reach: Reach): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  const plain = url?.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (url === null || !plain || !['https:', 'http:'].includes(url.protocol)) {
    throw new Failure('bad-request', 'The address must read https://host/path.');
  }
  if (url.protocol === 'http:' && reach === 'public') {
    throw new Failure(
      'bad-request',
      'Over the internet it must be reached by https: a credential would be read on the way.',
    );
  }
  return url;
}

/** Headers by which a request says how it is to be read; nobody signs in by one of these. */
const NO_CREDENTIAL =
  /^(host|connection|keep-alive|te|trailer|transfer-encoding|upgrade|content-.*|accept.*|expect|range|if-.*|proxy-.*|cookie2|user-agent)$/;

/**
 * Checks what somebody typed. @returns it in the one spelling kept
 * @throws Failure `bad-request`, which quotes nothing: there is a secret in it
 */
export function apiSettingsOf({ baseUrl, credential, reach }: GivenApi): ApiSettings {
  const url = baseUrlOf(baseUrl, reach);
  const header = credential?.header.toLowerCase() ?? 'authorization';
  if (!/^[a-z0-9!#$%&'*+.^_`|~-]{1,100}$/.test(header) || NO_CREDENTIAL.test(header)) {
    throw new Failure('bad-request', 'This header cannot carry a credential.');
  }
  if (credential !== null && !/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(credential.value)) {
    throw new Failure('bad-request', 'The credential must be printable ASCII.');
  }
  return {
    baseUrl: url.href.replace(/\/+$/, ''),
    credential: credential && { header, value: credential.value },
    reach,
  };
}
