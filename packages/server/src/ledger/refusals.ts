import { codes } from '@cordon/core/kernel';
import { signedIn, type Guard, type SignedIn } from '../identity/index.ts';
import { codeOf, type App } from '../platform/http/index.ts';
import type { EnterAct } from './admin.ts';

export interface EnterRefusalsDeps {
  readonly guard: Pick<Guard, 'read'>;
  readonly enterAct: EnterAct;
  readonly now: () => Date;
}

/**
 * Enters what the routes of this scope refuse to a signed-in person: another party's record, a role that is not
 * theirs to give, a body with keys nobody asked for. What the guard refuses it has entered itself; strangers are not
 * entered, since they could fill the ledger. When the entry fails, the answer is that fault.
 */
export function enterRefusals(scope: App, { guard, enterAct, now }: EnterRefusalsDeps): void {
  scope.setErrorHandler(async (error, request) => {
    const code = codeOf(error);
    const who = codes[code].http < 500 ? await whoWas(guard, request, code) : null;
    if (who !== null) {
      const { id: person, partyId: party } = who.person;
      const words = { route: request.routeOptions.url ?? null, method: request.method };
      await enterAct({
        act: 'request-refused',
        person,
        party,
        agreement: null,
        ip: who.ip,
        code,
        at: now(),
        words,
      });
    }
    throw error;
  });
}

/** The person of a request that its guard let through, or whose browser another site made to send it. */
async function whoWas(
  guard: Pick<Guard, 'read'>,
  request: Parameters<Guard['read']>[0],
  code: string,
): Promise<SignedIn | null> {
  try {
    return code === 'origin-refused' ? await guard.read(request) : signedIn(request);
  } catch {
    return null;
  }
}
