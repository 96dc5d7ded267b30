import type { z } from 'zod';
import { signedIn, type Guard, type SignedActs } from '../identity/index.ts';
import type { App } from '../platform/http/index.ts';
import type { Moving } from './moving.store.ts';
import { columnsAtRest } from './columns.ts';
import type { Rotated, Rotating } from './rotating.store.ts';
import { atRestView, rotateBody, rotated, type dataKeyView } from './schemas.ts';

export interface AtRestDeps {
  /** Who holds the outermost keys. */
  readonly provider: string;
  readonly inClear: () => Promise<number>;
  readonly waiting: () => Promise<number>;
  readonly ledgerSigner: 'own-process' | 'server';
  readonly keys: () => Promise<readonly z.infer<typeof dataKeyView>[]>;
  readonly rotating: Rotating;
  readonly moving: Moving;
  readonly signedActs: SignedActs;
  readonly enter: (
    act: string,
    actor: { readonly person: string; readonly party: string; readonly ip: string | null },
    words: Readonly<Record<string, string | number | boolean | null>>,
  ) => Promise<number>;
}

/** What lies at rest, under which key; and new keys. */
export function atRestRoutes(app: App, guard: Guard, deps: AtRestDeps): void {
  const tags = ['at rest'];

  app.get(
    '/api/at-rest',
    {
      onRequest: guard.requireRole('company-admin', 'privacy-officer', 'security-officer', 'auditor'),
      schema: { tags, response: { 200: atRestView } },
    },
    async () => ({
      provider: deps.provider,
      inClear: await deps.inClear(),
      waiting: await deps.waiting(),
      ledgerSigner: deps.ledgerSigner,
      keys: [...(await deps.keys())],
      columns: columnsAtRest.map(({ columns, ...line }) => ({ ...line, columns: [...columns] })),
    }),
  );

  app.post(
    '/api/at-rest/rotate',
    {
      onRequest: [guard.requireRole('company-admin', 'security-officer'), guard.requireStepUp()],
      schema: { tags, body: rotateBody, response: { 200: rotated } },
    },
    async (request) => {
      const { person, ip, sessionId } = signedIn(request);
      const { what, key, ...given } = request.body;
      const signed = await deps.signedActs.check(
        sessionId,
        'keys-rotation-asked',
        { what, dataKey: key },
        given,
      );
      const actor = { person: person.id, party: person.partyId, ip };
      // The intent comes first: a rotation that breaks off is still known to have begun.
      await deps.enter('keys-rotation-asked', actor, signed);
      const done = await renewed(deps, what, key);
      return { entry: await deps.enter('keys-rotated', actor, { what, ...done }), ...done };
    },
  );
}

async function renewed(
  { rotating, moving }: AtRestDeps,
  what: z.infer<typeof rotateBody>['what'],
  key: string | null,
): Promise<Rotated> {
  if (what === 'provider') return rotating.provider();
  if (what === 'data-keys') return rotating.dataKeys(key ?? undefined);
  const { moved, damaged } = await moving.move();
  return { dataKeys: moved, ticketKeys: 0, damaged };
}
