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

/**
 * Checks an address somebody typed. @returns it in the one spelling kept
 * @throws Failure `bad-request`, which quotes nothing
 */
export function baseUrlOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  const plain = url?.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (url === null || !plain || !['https:', 'http:'].includes(url.protocol)) {
    throw new Failure('bad-request', 'The address of the API must read https://host/path.');
  }
  return url;
}
