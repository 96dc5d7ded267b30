import { findingKinds, standingAt } from '@cordon/core/assurance';
import { Failure } from '@cordon/core/kernel';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { clientAddress } from '../../identity/index.ts';
import { BYTES, uploadRoutes, type App } from '../../platform/http/index.ts';
import { done, identifier } from '../../platform/schemas.ts';
import { addFile } from '../files/adding.ts';
import { FILE_LIMITS } from '../files/file.ts';
import { handInByLink, refuseFile, saveAnswers } from '../questionnaires/answering.ts';
import type { Questionnaire } from '../questionnaires/questionnaire.ts';
import { answersBody, evidenceFileView } from '../questionnaires/schemas.ts';
import { fileViewOf, viewOf } from '../questionnaires/view.ts';
import { tokenOf, type Link, type LinkSubject } from './link.ts';
import { comeBy, type LinkDeps } from './linking.ts';
import { answerFindingBody, type findingAnswer, guestView, handInByLinkBody, lookBody } from './schemas.ts';

type Came = Awaited<ReturnType<typeof comeBy>>;

const headers = z.looseObject({
  authorization: z.string().optional().meta({ description: '`Link` and the token of the link' }),
});

/**
 * For whoever has a link: no session and no cookie, and nothing but the one thing the link was made for. It names no id, so
 * there is no other thing to ask for.
 */
export function guestRoutes(app: App, deps: LinkDeps): void {
  const tags = ['questionnaires'];
  const common = { tags, security: [{ assuranceLink: [] }], headers };
  const came = new WeakMap<FastifyRequest, Came>();
  const by = (did: string, kind: LinkSubject['kind'] | null) => async (request: FastifyRequest) => {
    const token = tokenOf(request.headers.authorization);
    came.set(request, await comeBy(deps, { token, ip: clientAddress(request.ip), did, kind }));
  };
  const who = (request: FastifyRequest): Came => {
    const found = came.get(request);
    if (found === undefined) throw new Failure('link-used');
    return found;
  };
  const questionnaire = async ({ subject }: Link): Promise<Questionnaire> => {
    const found = await deps.store.find(subject.id);
    if (found === null) throw new Failure('link-used');
    return found;
  };

  app.post(
    '/api/assessment/look',
    { preHandler: by('looked', null), schema: { ...common, body: lookBody, response: { 200: guestView } } },
    async (request) => guestViewOf(deps, who(request).link),
  );

  app.post(
    '/api/assessment/answers',
    {
      preHandler: by('saved', 'questionnaire'),
      schema: { ...common, body: answersBody, response: { 200: done } },
    },
    async (request) => {
      const { link, actor } = who(request);
      const one = await questionnaire(link);
      await saveAnswers(deps, one, { actor, link: link.id }, request.body.answers);
      return { done: true as const };
    },
  );

  app.post(
    '/api/assessment/hand-in',
    {
      preHandler: by('handed-in', 'questionnaire'),
      schema: { ...common, body: handInByLinkBody, response: { 200: z.object({ entry: z.int() }) } },
    },
    async (request) => {
      const { link, actor } = who(request);
      return { entry: await handInByLink(deps, await questionnaire(link), { actor, link: link.id }) };
    },
  );

  app.post(
    '/api/assessment/finding',
    {
      preHandler: by('answered', 'finding'),
      schema: { ...common, body: answerFindingBody, response: { 200: done } },
    },
    async (request) => {
      const { link, actor } = who(request);
      await deps.answerByLink(link.subject.id, { link, ip: actor.ip }, request.body);
      return { done: true as const };
    },
  );

  uploadRoutes(app, FILE_LIMITS.bytes, [BYTES], (scope) => {
    scope.post(
      '/api/assessment/files',
      {
        // Looked at before the file is read.
        onRequest: by('file-added', null),
        bodyLimit: FILE_LIMITS.bytes,
        schema: {
          ...{
            ...common,
            consumes: [BYTES],
            querystring: z.strictObject({ question: identifier.optional() }),
          },
          body: z.unknown().meta({ description: 'The file as it is' }),
          response: { 200: evidenceFileView },
        },
      },
      async (request) => {
        const { link, actor } = who(request);
        const { kind, id } = link.subject;
        const question = kind === 'finding' ? null : (request.query.question ?? null);
        if (kind === 'questionnaire') refuseFile(await questionnaire(link), question);
        const subject = { kind, id, question };
        const given = { party: link.party, actor, subject, link: link.id };
        return fileViewOf(await addFile(deps, given, request.body as Buffer));
      },
    );
  });
}

async function guestViewOf(deps: LinkDeps, link: Link): Promise<z.infer<typeof guestView>> {
  const { kind, id } = link.subject;
  const [company, vendor, files] = await Promise.all([
    deps.company(),
    deps.vendor(link.party),
    deps.files.of(kind, id),
  ]);
  if (company === null || vendor === null) throw new Failure('link-used');
  const shared = { company: company.name, vendor, expiresAt: link.expiresAt.toISOString() };
  if (kind === 'questionnaire') {
    const one = await deps.store.find(id);
    if (one === null) throw new Failure('link-used');
    const [answers, submission] = await Promise.all([deps.store.answers(id), deps.store.submission(id)]);
    const view = viewOf(one, answers, files, submission, deps.now().getTime());
    return {
      ...shared,
      questionnaire: { ...view, mayAnswer: !one.handedIn, mayJudge: false },
      finding: null,
    };
  }
  const finding = await deps.finding(id);
  if (finding === null) throw new Failure('link-used');
  const { title, meaning, next } = findingKinds[finding.kind];
  const answers = await deps.answersTo(id);
  const may = deps.mayByLink(finding, link, deps.now());
  return {
    ...{ ...shared, questionnaire: null },
    finding: {
      ...{ title: finding.title ?? title, meaning, told: finding.told, next },
      ...{
        raisedAt: finding.raisedAt.toISOString(),
        state: standingAt(finding.standing, deps.now().getTime()).state,
      },
      ...{ mayPlan: may.includes('plan'), mayClaim: may.includes('claim') },
      answers: answers.map(answerViewOf),
      files: files.map(fileViewOf),
    },
  };
}

/** What came by a link, as both sides read it. */
export function answerViewOf({
  id,
  text,
  at,
  entry,
}: Awaited<ReturnType<LinkDeps['answersTo']>>[number]): z.infer<typeof findingAnswer> {
  return { id, text, at: at.toISOString(), entry };
}
