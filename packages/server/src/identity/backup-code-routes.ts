import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import type { Pool } from 'pg';
import type { App } from '../platform/http/index.ts';
import { done } from '../platform/schemas.ts';
import { forward, type AuthRouteDeps } from './auth-routes.ts';
import { backupCodePath } from './backup-code-rules.ts';
import { makeBackupCodes } from './backup-codes.ts';
import { isRealFactor } from './factors.ts';
import { signedIn } from './guard.ts';
import type { SignedIn } from './principal.ts';

export const backupCodeBody = z
  .strictObject({ code: z.string().trim().min(10).max(40) })
  .meta({ id: 'BackupCodeBody' });

export const backupCodesMade = z
  .object({ codes: z.array(z.string()) })
  .meta({ id: 'BackupCodesMade', description: 'Shown this once: only their hashes are kept' });

/** How fresh a real second factor has to be for codes that stand in for it, in milliseconds. */
const FRESH = 5 * 60_000;

/** Codes are made right after a factor was given, at sign-in, at enrolment or by a step-up. */
function isFresh(who: SignedIn, now: number): boolean {
  const at = Math.max(who.stepUpAt ?? 0, isRealFactor(who.mfaMethod) ? (who.mfaAt ?? 0) : 0);
  return now - at <= FRESH;
}

/** Signing in with a backup code, and making new ones. */
export function backupCodeRoutes(routes: App, deps: AuthRouteDeps & { readonly pool: Pool }): void {
  const tags = ['session'];

  routes.post(
    `/api/auth${backupCodePath}`,
    {
      schema: {
        tags,
        summary: 'A backup code in place of the second factor',
        body: backupCodeBody,
        response: { 200: done },
      },
    },
    async (request, reply) => {
      await forward(deps, request, reply, { path: backupCodePath, body: request.body });
      return { done: true as const };
    },
  );

  routes.post(
    '/api/session/backup-codes',
    {
      onRequest: deps.guard.requireSignedIn,
      schema: {
        tags,
        summary: 'Ten new backup codes; those of before are void',
        body: z.strictObject({}),
        response: { 200: backupCodesMade },
      },
    },
    async (request, reply) => {
      const who = signedIn(request);
      if (!isFresh(who, deps.now())) throw new Failure('step-up-needed');
      const at = deps.now();
      const codes = await makeBackupCodes(deps.pool, who.userId, new Date(at), () =>
        deps.events.record({
          kind: 'backup-codes-made',
          code: null,
          personId: who.person.id,
          partyId: who.person.partyId,
          ip: who.ip,
          at,
          sessionId: who.sessionId,
        }),
      );
      reply.header('cache-control', 'no-store');
      return { codes: [...codes] };
    },
  );
}
