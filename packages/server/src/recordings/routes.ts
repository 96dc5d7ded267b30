import { z } from 'zod';
import { signedIn, type Guard } from '../identity/index.ts';
import type { App } from '../platform/http/index.ts';
import { done, identifier } from '../platform/schemas.ts';
import type { RecordingDeps } from './deps.ts';
import { beginRecording, endRecording, keepPiece, tellRecorded } from './keeping.ts';
import { MOST_PACKED, type ListedRecording } from './recording.ts';
import {
  recordingBegun,
  recordingEndBody,
  recordingPieceBody,
  recordingToldBody,
  recordingView,
  recordingWatched,
} from './schemas.ts';
import { listRecordings, stateIn, watchRecording, type WatchingDeps } from './watching.ts';

const tags = ['recordings'];
const params = z.strictObject({ id: identifier });
const empty = z.strictObject({});

/** What a browser in which tickets are worked on tells; a frame inside a helpdesk too. */
export function recordingRoutes(app: App, guard: Guard, deps: RecordingDeps): void {
  const onRequest = guard.requireRole('agent');

  app.post(
    '/api/tickets/:id/recordings',
    { onRequest, schema: { tags, params, body: empty, response: { 200: recordingBegun } } },
    async (request) => {
      const begun = await beginRecording(deps, signedIn(request), request.params.id);
      return begun.state === 'recording' ? { ...begun, labels: [...begun.labels] } : begun;
    },
  );

  app.post(
    '/api/tickets/:id/recordings/told',
    { onRequest, schema: { tags, params, body: recordingToldBody, response: { 200: done } } },
    async (request) => {
      await tellRecorded(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );

  app.post(
    '/api/recordings/:id/pieces',
    {
      onRequest,
      bodyLimit: 2 * MOST_PACKED,
      schema: { tags, params, body: recordingPieceBody, response: { 200: done } },
    },
    async (request) => {
      await keepPiece(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );

  app.post(
    '/api/recordings/:id/end',
    { onRequest, schema: { tags, params, body: recordingEndBody, response: { 200: done } } },
    async (request) => {
      await endRecording(deps, signedIn(request), request.params.id, request.body.pieces);
      return { done: true as const };
    },
  );
}

const watchers = [
  ...(['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'] as const),
  ...(['vendor-admin', 'team-lead', 'qa-analyst', 'auditor'] as const),
] as const;

/** Recordings to be watched, and the page that replays one, which has a content policy of its own. */
export function watchingRoutes(app: App, guard: Guard, deps: WatchingDeps): void {
  app.get('/replay', { schema: { hide: true } }, (_, reply) => app.consolePage(reply, { page: 'replay' }));

  app.get(
    '/api/recordings',
    {
      onRequest: guard.requireRole(...watchers, 'agent'),
      schema: { tags, response: { 200: z.array(recordingView) } },
    },
    async (request) => (await listRecordings(deps, signedIn(request))).map((one) => viewOf(one, deps.now())),
  );

  app.post(
    '/api/recordings/:id/watch',
    {
      onRequest: guard.requireRole(...watchers),
      schema: { tags, params, body: empty, response: { 200: recordingWatched } },
    },
    async (request) => {
      const { entry, recording, gaps, events, accesses } = await watchRecording(
        deps,
        signedIn(request),
        request.params.id,
      );
      return {
        ...{ entry, recording: viewOf(recording, deps.now()), gaps: [...gaps], events: [...events] },
        accesses: accesses.map((access) => ({ ...access, fields: [...access.fields] })),
      };
    },
  );
}

function viewOf(recording: ListedRecording, now: Date): z.infer<typeof recordingView> {
  const removed: Record<string, number> = {};
  for (const { found } of recording.pieces) {
    for (const [type, times] of Object.entries(found)) removed[type] = (removed[type] ?? 0) + times;
  }
  const { id, vendor, agreement, place, accesses } = recording;
  return {
    ...{ id, vendor, agreement, place, accesses, removed },
    person: { id: recording.person, name: recording.personName },
    ticket: { id: recording.ticket, number: recording.ticketNumber },
    startedAt: recording.startedAt.toISOString(),
    lastAt: recording.lastAt.toISOString(),
    keptUntil: recording.keptUntil.toISOString(),
    state: stateIn(recording, now),
  };
}
