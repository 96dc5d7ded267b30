import type { SeenHttp } from './look.ts';

/** Headers of an answer as Node gives them, names in small letters. */
export type AnswerHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * What the headers of an answer say of how it is guarded. Only that is kept of them.
 * @param status of the answer
 */
export function readHttpHeaders(status: number, headers: AnswerHeaders): SeenHttp {
  const text = (name: string): string => [headers[name] ?? []].flat().join(', ');
  const policy = text('content-security-policy');
  return {
    status,
    hstsSeconds: maxAge(text('strict-transport-security')),
    contentPolicy: /(?:^|[;,\s])(?:default|script)-src\s/i.test(policy),
    noSniff: text('x-content-type-options').trim().toLowerCase() === 'nosniff',
    toPlain: status >= 300 && status < 400 && /^http:/i.test(text('location').trim()),
    cookies: [headers['set-cookie'] ?? []].flat().map(cookieOf),
  };
}

/** RFC 6797, 6.1.1: the first directive of that name counts, quoted or not. */
function maxAge(header: string): number | null {
  const found = /(?:^|;)\s*max-age\s*=\s*"?(\d{1,10})"?\s*(?:;|,|$)/i.exec(header);
  return found === null ? null : Number(found[1]);
}

function cookieOf(header: string): SeenHttp['cookies'][number] {
  const said = header
    .split(';')
    .slice(1)
    .map((part) => part.trim().toLowerCase());
  return {
    secure: said.includes('secure'),
    httpOnly: said.includes('httponly'),
    sameSite: said.includes('samesite=lax') || said.includes('samesite=strict'),
  };
}
