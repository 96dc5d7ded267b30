import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { signedIn, type Guard, type SignedIn } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { done, identifier } from '../../platform/schemas.ts';
import { clockSeenBy, clocksSeenBy } from '../clocks/reading.ts';
import { OFFICERS } from '../clocks/view.ts';
import type { NoticeDeps } from './deps.ts';
import { companyAddresses, draftFor, giveNotice, isHeldBack, isMailed, isToPeople } from './giving.ts';
import { pdfOf, textOf } from './pdf.ts';
import type { Progress } from './people.store.ts';
import { clockQuery, draftView, GIVE_LIMIT, giveBody, given, giveUpBody, noticesView } from './schemas.ts';
import { giveUpOn } from './stopping.ts';
import type { KeptNotice } from './store.ts';

/** Notices of a breach: drafts, giving one, and what became of it. A vendor gives those of its own agreement's clock. */
export function noticeRoutes(app: App, guard: Guard, deps: NoticeDeps): void {
  const tags = ['clocks'];
  const params = z.strictObject({ incident: identifier });
  const see = guard.requireRole(...OFFICERS, 'vendor-admin');
  const fresh = [see, guard.requireStepUp()];
  const file = z.strictObject({ id: identifier });

  app.get(
    '/api/clocks/:incident/draft',
    {
      onRequest: see,
      schema: {
        tags,
        summary: 'A draft of the notice that answers a clock',
        ...{ params, querystring: clockQuery, response: { 200: draftView } },
      },
    },
    async (request) => {
      const { incident } = request.params;
      const { clock, draft } = await draftFor(deps, signedIn(request), incident, request.query.clock);
      return {
        ...draft,
        ...{ parts: [...draft.parts], missing: [...draft.missing] },
        addresses: clock.to === 'company' ? [...(await companyAddresses(deps))] : [],
        toPeople: isToPeople(clock),
        ...{ mailed: isMailed(clock), heldBack: isHeldBack(clock, deps.now()) },
      };
    },
  );

  app.get(
    '/api/clocks/:incident/notices',
    {
      onRequest: see,
      schema: { tags, summary: 'Notices that were given', params, response: { 200: noticesView } },
    },
    async (request) => {
      const { incident } = request.params;
      const [seen] = await clocksSeenBy(deps, signedIn(request), incident);
      const clocks = new Set(seen?.clocks.map(({ id }) => id));
      const notices = (await deps.notices.of(incident)).filter(({ clock }) => clocks.has(clock));
      const progress = await deps.noticePeople.progress(notices.map(({ id }) => id));
      return { notices: notices.map((notice) => viewOf(notice, progress.get(notice.id) ?? null)) };
    },
  );

  app.post(
    '/api/clocks/:incident/notices',
    {
      onRequest: fresh,
      bodyLimit: GIVE_LIMIT,
      schema: { tags, summary: 'Give a notice', params, body: giveBody, response: { 200: given } },
    },
    async (request) => {
      const { clock, texts, address, people, ...act } = request.body;
      const wanted = { clock, texts, address, people };
      return { id: await giveNotice(deps, signedIn(request), request.params.incident, wanted, act) };
    },
  );

  app.post(
    '/api/breach-notices/:id/give-up',
    {
      onRequest: [guard.requireRole(...OFFICERS), guard.requireStepUp()],
      schema: {
        ...{ tags, summary: 'Give up on those whom no mail server took', params: file },
        ...{ body: giveUpBody, response: { 200: done } },
      },
    },
    async (request) => {
      const who = signedIn(request);
      await giveUpOn(deps, who, await seenNotice(deps, who, request.params.id), request.body);
      return { done: true as const };
    },
  );

  // No JSON: it is told of in the operations guide, not in the document of the API.
  app.get(
    '/api/breach-notices/:id/notice.txt',
    { onRequest: see, schema: { hide: true, params: file } },
    async (request, reply) => {
      const notice = await seenNotice(deps, signedIn(request), request.params.id);
      return reply
        .type('text/plain; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="notice-${notice.id}.txt"`)
        .send(textOf(notice));
    },
  );

  app.get(
    '/api/breach-notices/:id/notice.pdf',
    { onRequest: see, schema: { hide: true, params: file } },
    async (request, reply) => {
      const notice = await seenNotice(deps, signedIn(request), request.params.id);
      const bytes = await pdfOf(notice, (await deps.company())?.name ?? '');
      return reply
        .type('application/pdf')
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="notice-${notice.id}.pdf"`)
        .send(Buffer.from(bytes));
    },
  );
}

/** @throws Failure `not-in-scope` for a notice that answers a clock they do not see */
async function seenNotice(deps: NoticeDeps, who: SignedIn, id: string): Promise<KeptNotice> {
  const notice = await deps.notices.find(id);
  if (notice === null) throw new Failure('not-in-scope');
  await clockSeenBy(deps, who, notice.incident, notice.clock);
  return notice;
}

function viewOf(
  { id, clock, kind, missing, address, by, madeAt, entry, ...rest }: KeptNotice,
  people: Progress | null,
) {
  const { tries, nextAt, problem, sentAt, finishedAt } = rest;
  return {
    ...{ id, clock, kind, missing: [...missing], address, by, entry, tries, problem },
    madeAt: madeAt.toISOString(),
    nextAt: nextAt?.toISOString() ?? null,
    sentAt: sentAt?.toISOString() ?? null,
    people,
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
