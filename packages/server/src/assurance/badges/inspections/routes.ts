import {
  inspectionItems,
  inspectionProblems,
  inspectionText,
  isBareJpeg,
  type InspectionItem,
} from '@cordon/core/assurance/badges';
import { Failure } from '@cordon/core/kernel';
import { toHex } from '@cordon/ledger';
import { z } from 'zod';
import { signedIn, type Guard, type SignedIn } from '../../../identity/index.ts';
import type { App } from '../../../platform/http/index.ts';
import { newId } from '../../../platform/ids.ts';
import { identifier } from '../../../platform/schemas.ts';
import type { BadgeDeps, FindSite } from '../deps.ts';
import type { KeptInspection } from './inspection.ts';
import { inspectionBody, inspectionList, inspectionSigned, inspectionView, photoView } from './schemas.ts';
import { lookAtInspections } from '../looking.ts';
import { INSPECTORS, isWithin, LOOKERS } from '../rights.ts';

const LISTED = 20;
/** Twelve painted pictures in base64, and what is written beside them. */
const BODY_LIMIT = 9 * 1024 * 1024;

/** Walks through a site: what was seen, with pictures that were painted before they came, signed by whoever walked. */
export function inspectionRoutes(app: App, guard: Guard, deps: BadgeDeps, findSite: FindSite): void {
  const tags = ['badges'];
  const params = z.strictObject({ id: identifier });
  const look = guard.requireRole(...LOOKERS);
  const walk = guard.requireRole(...INSPECTORS);
  const inspectors: ReadonlySet<string> = new Set(INSPECTORS);

  const found = async (who: SignedIn, id: string): Promise<KeptInspection> => {
    const inspection = await deps.inspections.find(id);
    const { times } = await findSite(who, inspection?.site ?? '-');
    if (inspection === null || !isWithin(times, inspection.at)) throw new Failure('not-in-scope');
    return inspection;
  };

  app.get(
    '/api/sites/:id/inspections',
    { onRequest: look, schema: { tags, params, response: { 200: inspectionList } } },
    async (request) => {
      const who = signedIn(request);
      const site = await findSite(who, request.params.id);
      return {
        mayInspect: inspectors.has(who.person.role),
        items: Object.entries(inspectionItems).map(([item, text]) => ({
          item: item as InspectionItem,
          text,
        })),
        inspections: (await deps.inspections.of(site.id, LISTED))
          .filter(({ at }) => isWithin(site.times, at))
          .map(viewOf),
      };
    },
  );

  app.post(
    '/api/sites/:id/inspections',
    {
      onRequest: walk,
      bodyLimit: BODY_LIMIT,
      schema: { tags, params, body: inspectionBody, response: { 200: inspectionSigned } },
    },
    async (request) => {
      const who = signedIn(request);
      const { items, photos, ...given } = request.body;
      const site = await findSite(who, request.params.id);
      const kept = photos.map((text) => {
        const jpeg = Buffer.from(text, 'base64');
        return { jpeg, sha256: toHex(deps.sha256(jpeg)) };
      });
      // What a camera wrote says where and with what it was taken, and may hold the unpainted picture in small.
      if (kept.some(({ jpeg }) => !isBareJpeg(jpeg)))
        throw new Failure('bad-request', 'A picture is no JPEG, or says more than its pixels.');
      const named = new Set(items.flatMap((item) => item.photos));
      const sent = new Set(kept.map(({ sha256 }) => sha256));
      if (
        named.size !== sent.size ||
        [...named].some((photo) => !sent.has(photo)) ||
        sent.size !== kept.length ||
        inspectionProblems({ site: site.id, items }).length > 0
      )
        throw new Failure(
          'bad-request',
          'Every item is answered once, every failure explained, every picture named.',
        );
      const statement = deps.textHash(inspectionText({ site: site.id, items }));
      const failed = items.filter(({ verdict }) => verdict === 'fail').length;
      const words = { site: site.id, statement, failed, photos: kept.length };
      const actor = await deps.signedActs.by(who, 'inspection-signed', words, given);
      const id = newId('ins');
      const entry = await deps.enter('inspection-signed', actor, {
        ...words,
        inspection: id,
        subjectParty: site.party,
      });
      await deps.inspections.keep(
        { id, site: site.id, items, statement, entry, photos: kept },
        who.person.id,
        deps.now(),
      );
      await lookAtInspections(deps);
      return { id, entry, failed };
    },
  );

  app.get(
    '/api/inspections/:id',
    { onRequest: look, schema: { tags, params, response: { 200: inspectionView } } },
    async (request) => viewOf(await found(signedIn(request), request.params.id)),
  );

  app.get(
    '/api/inspections/:id/photos/:photo',
    {
      onRequest: look,
      schema: {
        tags,
        params: z.strictObject({ id: identifier, photo: identifier }),
        response: { 200: photoView },
      },
    },
    async (request) => {
      const { id } = await found(signedIn(request), request.params.id);
      const jpeg = await deps.inspections.photo(id, request.params.photo);
      if (jpeg === null) throw new Failure('not-in-scope');
      return { jpeg: Buffer.from(jpeg).toString('base64') };
    },
  );
}

function viewOf({
  id,
  site,
  at,
  by,
  items,
  statement,
  entry,
}: KeptInspection): z.infer<typeof inspectionView> {
  return {
    ...{ id, site, at: at.toISOString(), by, statement, entry },
    items: items.map(({ item, verdict, note, photos }) => ({
      ...{ item, text: inspectionItems[item], verdict, note, photos: [...photos] },
    })),
  };
}
