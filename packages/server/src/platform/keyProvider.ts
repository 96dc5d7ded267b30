/**
 * Who holds the outermost keys. Cordon seals what a vendor's people work on under one key per vendor and agreement;
 * a provider wraps those, each under a key of its own that belongs to one context and never leaves the provider.
 *
 * Contexts are `agreement:<id>` and `party:<id>`, and nothing else opens with them.
 */
export interface KeyProvider {
  /** Shown to people and kept beside what it wrapped: `local`, `pkcs11`, `vault`. */
  readonly name: string;
  /**
   * Wraps a data key under the newest key of the context, which is made when there is none.
   * @param dataKey 32 bytes
   * @returns printable; says which version of the context's key it needs
   * @throws Failure `key-destroyed` once the context was destroyed, `key-unavailable` when the provider does not answer
   */
  wrap(dataKey: Uint8Array, context: string): Promise<string>;
  /**
   * @throws Failure `key-destroyed`; `key-unavailable` when the provider does not answer, or what is given was altered
   *   or wrapped for another context
   */
  unwrap(wrapped: string, context: string): Promise<Uint8Array>;
  /**
   * Makes a new key for the context. What was wrapped before still opens.
   * @returns false when this provider cannot
   */
  rotate(context: string): Promise<boolean>;
  /**
   * Destroys every key of the context: nothing wrapped under it opens again, from whatever copy of the database.
   * Doing it again changes nothing.
   * @returns false when this provider cannot: older copies of the database then open until they are deleted
   */
  destroy(context: string): Promise<boolean>;
  /** @throws Failure `key-unavailable` */
  isDestroyed(context: string): Promise<boolean>;
}
