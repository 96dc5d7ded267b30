import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { signedIn, type Guard, type SignedIn } from '../../identity/index.ts';
import { BYTES, uploadRoutes, type App } from '../../platform/http/index.ts';
import { done, identifier } from '../../platform/schemas.ts';
import { addFile } from '../files/adding.ts';
import { FILE_LIMITS } from '../files/file.ts';
import { handIn, refuseFile, saveAnswers } from './answering.ts';
import type { QuestionnaireDeps } from './deps.ts';
import { exportAnswers, importAnswers } from './exchange.ts';
import type { Questionnaire } from './questionnaire.ts';
import { judgeAnswers, raiseGap, sendQuestionnaire } from './reviewing.ts';
import {
  answersBody,
  answersFile,
  evidenceFileView,
  gapBody,
  handInBody,
  importBody,
  imported,
  judgeBody,
  made,
  questionnairesView,
  questionnaireView,
  sendBody,
} from './schemas.ts';
import { fileViewOf, rowOf, viewOf } from './view.ts';

const company = ['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'] as const;

export interface QuestionnaireRoutesDeps extends QuestionnaireDeps {
  /** Vendors that an auditor may look at. */
  readonly auditedParties: (person: string) => Promise<readonly string[]>;
}

/** Vendor assessments: sent and judged by the company, answered by the vendor, read by its auditors. */
export function questionnaireRoutes(app: App, guard: Guard, deps: QuestionnaireRoutesDeps): void {
  const tags = ['questionnaires'];
  const params = z.strictObject({ id: identifier });
  const read = guard.requireRole(...company, 'vendor-admin', 'team-lead', 'auditor');
  const judge = guard.requireRole(...company);
  const answer = guard.requireRole('vendor-admin');
  const { store } = deps;
  const today = () => deps.now().getTime();

  const vendorsOf = async ({ person }: SignedIn): Promise<readonly string[] | null> => {
    if (person.role === 'auditor') return deps.auditedParties(person.id);
    return person.partyKind === 'company' ? null : [person.partyId];
  };
  // One answer for a questionnaire that is not there and for another vendor's.
  const found = async (who: SignedIn, id: string): Promise<Questionnaire> => {
    const [one, vendors] = [await store.find(id), await vendorsOf(who)];
    if (one === null || vendors?.includes(one.vendor.id) === false) throw new Failure('not-in-scope');
    return one;
  };

  app.get(
    '/api/questionnaires',
    { onRequest: read, schema: { tags, response: { 200: questionnairesView } } },
    async (request) => {
      const list = await store.list(await vendorsOf(signedIn(request)));
      return Promise.all(list.map(async (one) => rowOf(one, await store.answers(one.id), today())));
    },
  );

  app.get(
    '/api/questionnaires/:id',
    { onRequest: read, schema: { tags, params, response: { 200: questionnaireView } } },
    async (request) => {
      const who = signedIn(request);
      const one = await found(who, request.params.id);
      const [answers, files, submission] = await Promise.all([
        store.answers(one.id),
        deps.files.of('questionnaire', one.id),
        store.submission(one.id),
      ]);
      return {
        ...viewOf(one, answers, files, submission, today()),
        mayAnswer: who.person.role === 'vendor-admin' && !one.handedIn,
        mayJudge: company.some((role) => role === who.person.role) && submission !== null,
      };
    },
  );

  app.post(
    '/api/questionnaires',
    {
      onRequest: [judge, guard.requireStepUp()],
      schema: { tags, body: sendBody, response: { 200: made } },
    },
    async (request) => ({ id: await sendQuestionnaire(deps, signedIn(request), request.body) }),
  );

  app.post(
    '/api/questionnaires/:id/answers',
    { onRequest: answer, schema: { tags, params, body: answersBody, response: { 200: done } } },
    async (request) => {
      const who = signedIn(request);
      const one = await found(who, request.params.id);
      await saveAnswers(deps, one, { actor: actorOf(who), link: null }, request.body.answers);
      return { done: true as const };
    },
  );

  app.post(
    '/api/questionnaires/:id/hand-in',
    {
      onRequest: [answer, guard.requireStepUp()],
      schema: { tags, params, body: handInBody, response: { 200: z.object({ entry: z.int() }) } },
    },
    async (request) => {
      const who = signedIn(request);
      return { entry: await handIn(deps, await found(who, request.params.id), who, request.body) };
    },
  );

  app.post(
    '/api/questionnaires/:id/judge',
    { onRequest: judge, schema: { tags, params, body: judgeBody, response: { 200: done } } },
    async (request) => {
      const who = signedIn(request);
      await judgeAnswers(deps, who, await found(who, request.params.id), request.body);
      return { done: true as const };
    },
  );

  app.post(
    '/api/questionnaires/:id/gaps',
    { onRequest: judge, schema: { tags, params, body: gapBody, response: { 200: made } } },
    async (request) => {
      const who = signedIn(request);
      return { id: await raiseGap(deps, who, await found(who, request.params.id), request.body) };
    },
  );

  app.get(
    '/api/questionnaires/:id/answers-file',
    { onRequest: answer, schema: { tags, params, response: { 200: answersFile } } },
    async (request) => exportAnswers(deps, await found(signedIn(request), request.params.id)),
  );

  app.post(
    '/api/questionnaires/:id/import',
    {
      onRequest: answer,
      bodyLimit: 256 * 1024,
      schema: { tags, params, body: importBody, response: { 200: imported } },
    },
    async (request) => {
      const who = signedIn(request);
      return importAnswers(deps, await found(who, request.params.id), actorOf(who), request.body);
    },
  );

  uploadRoutes(app, FILE_LIMITS.bytes, [BYTES], (scope) => {
    scope.post(
      '/api/questionnaires/:id/questions/:question/files',
      {
        onRequest: answer,
        bodyLimit: FILE_LIMITS.bytes,
        schema: {
          ...{ tags, params: params.extend({ question: identifier }), consumes: [BYTES] },
          body: z.unknown().meta({ description: 'The file as it is' }),
          response: { 200: evidenceFileView },
        },
      },
      async (request) => {
        const who = signedIn(request);
        const one = await found(who, request.params.id);
        refuseFile(one, request.params.question);
        const subject = { kind: 'questionnaire' as const, id: one.id, question: request.params.question };
        const given = { party: one.vendor.id, actor: actorOf(who), subject, link: null };
        return fileViewOf(await addFile(deps, given, request.body as Buffer));
      },
    );
  });
}

function actorOf({ person, ip }: SignedIn) {
  return { person: person.id, party: person.partyId, ip };
}
