import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { signedIn, type Guard } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { identifier } from '../../platform/schemas.ts';
import type { FileDeps } from './adding.ts';

export interface FileRoutesDeps extends FileDeps {
  readonly auditedParties: (person: string) => Promise<readonly string[]>;
}

/** Files of evidence, fetched: only ever as something to save, which no browser opens in our name. */
export function evidenceFileRoutes(
  app: App,
  guard: Guard,
  { files, enter, auditedParties }: FileRoutesDeps,
): void {
  const roles = ['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'] as const;
  app.get(
    '/api/evidence-files/:id',
    {
      onRequest: guard.requireRole(...roles, 'vendor-admin', 'auditor'),
      schema: { hide: true, params: z.strictObject({ id: identifier }) },
    },
    async (request, reply) => {
      const { person, ip } = signedIn(request);
      const file = await files.find(request.params.id);
      const mine =
        person.role === 'auditor'
          ? file !== null && (await auditedParties(person.id)).includes(file.party)
          : person.partyKind === 'company' || person.partyId === file?.party;
      const content = mine && file !== null ? await files.content(file.id) : null;
      if (file === null || content === null) throw new Failure('not-in-scope');
      await enter('evidence-file-read', { person: person.id, party: person.partyId, ip }, { file: file.id });
      return reply
        .header('content-type', 'application/octet-stream')
        .header('content-disposition', `attachment; filename="${file.id}.${file.type}"`)
        .send(content);
    },
  );
}
