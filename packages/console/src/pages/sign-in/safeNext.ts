/** Where to go after sign-in: an address of this site only, so that a prepared link cannot lead elsewhere. */
export function safeNext(next: string | null): string {
  return next !== null && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') ? next : '/';
}
