import { problemOfEntry } from '@cordon/core/dictionaries';
import type { Span } from '@cordon/pii';
import { signedIn, type Guard } from '../identity/index.ts';
import type { App } from '../platform/http/index.ts';
import { done } from '../platform/schemas.ts';
import { askRetire, decide, mayDecide } from './deciding.ts';
import type { DictionaryDeps } from './deps.ts';
import { propose } from './proposing.ts';
import {
  decideBody,
  dictionaryView,
  dictionaryWords,
  proposalMade,
  proposeBody,
  retireBody,
  tryAnswer,
  tryBody,
} from './schemas.ts';
import type { Step } from './dictionary.ts';
import { tryOut } from './trying.ts';

/** The company's dictionary: for whoever owns privacy there. No vendor sees a word of it. */
export function dictionaryRoutes(app: App, guard: Guard, deps: DictionaryDeps): void {
  const tags = ['dictionaries'];
  const onRequest = guard.requireRole('company-admin', 'privacy-officer');
  const fresh = [onRequest, guard.requireStepUp()];

  app.get(
    '/api/dictionaries',
    {
      onRequest,
      schema: { tags, summary: 'The entries, without their words', response: { 200: dictionaryView } },
    },
    async (request) => {
      const who = signedIn(request);
      const [entries, purposes] = await Promise.all([deps.store.list(), deps.purposes()]);
      return {
        entries: entries.map((one) => ({
          ...one,
          proposed: told(one.proposed),
          decided: one.decided && told(one.decided),
          retiring: one.retiring && told(one.retiring),
          retired: one.retired && told(one.retired),
          mayDecide: mayDecide(who, one),
        })),
        purposes: [...purposes],
      };
    },
  );

  app.get(
    '/api/dictionaries/words',
    {
      onRequest: fresh,
      schema: {
        tags,
        summary: 'The words of all that wait or are in force; the look is entered',
        response: { 200: dictionaryWords },
      },
    },
    async (request) => {
      const { person, ip } = signedIn(request);
      const opened = await deps.store.opened(['proposed', 'in-force', 'retiring']);
      const actor = { person: person.id, party: person.partyId, ip };
      // They may be people's names: who saw them stands in the ledger before they are shown.
      const entry = await deps.enter('dictionary-words-seen', actor, { entries: opened.length });
      return { entry, words: opened.map(({ id, text }) => ({ id, text })) };
    },
  );

  app.post(
    '/api/dictionaries',
    {
      onRequest: fresh,
      schema: { tags, summary: 'Propose entries', body: proposeBody, response: { 200: proposalMade } },
    },
    async (request) => ({ ids: [...(await propose(deps, signedIn(request), request.body))] }),
  );

  app.post(
    '/api/dictionaries/decide',
    {
      onRequest: fresh,
      schema: { tags, summary: 'Decide, as the second person', body: decideBody, response: { 200: done } },
    },
    async (request) => {
      await decide(deps, signedIn(request), request.body);
      return { done: true as const };
    },
  );

  app.post(
    '/api/dictionaries/retire',
    {
      onRequest: fresh,
      schema: { tags, summary: 'Ask for entries to be retired', body: retireBody, response: { 200: done } },
    },
    async (request) => {
      await askRetire(deps, signedIn(request), request.body);
      return { done: true as const };
    },
  );

  // POST, though it changes nothing: the text is a body, and stands in no log of addresses.
  app.post(
    '/api/dictionaries/try',
    {
      onRequest,
      schema: {
        tags,
        summary: 'What of a text would be removed',
        body: tryBody,
        response: { 200: tryAnswer },
      },
    },
    async (request) => {
      const { text, purpose, writing } = request.body;
      const problems = writing.map(problemOfEntry);
      const usable = writing.filter((_, nth) => problems[nth] === null);
      const { present, proposed } = await tryOut(deps, text, purpose, usable);
      return { problems, present: present.map(shown), proposed: proposed.map(shown) };
    },
  );
}

function told({ by, at, entry }: Step) {
  return { by, at: at.toISOString(), entry };
}

function shown({ start, end, type, by }: Span) {
  return { start, end, type, by };
}
