import { canonicalText } from '@cordon/ledger';
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { send } from '../../api/client.ts';
import type { AuditConclusionBody, AuditPaper, EvidenceRequest, PlanAuditBody } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { sendSigned } from '../../keys/sendSigned.ts';
import { textHash } from '../../keys/sha256.ts';

type Act<I, O = unknown> = UseMutationResult<O, Error, I>;
type Marks = NonNullable<AuditPaper['marks']>;

/** What somebody plans, without the signature. */
export type WantedAudit = Omit<PlanAuditBody, 'actId' | 'actAt' | 'signature'>;

/** Plans an audit. @returns its id */
export function usePlan(done: (id: string) => void): Act<WantedAudit, { id: string }> {
  return useAct(
    (wanted) => {
      const { agreement, from, until, practices, clauses, rule, byRole, reauditOf } = wanted;
      const words = {
        ...{ audited: agreement, from, until, ...rule, byRole, reauditOf },
        ...{ practices: practices.join(' '), clauses: clauses.join(' ') },
      };
      return sendSigned('POST /api/audits', {}, wanted, { act: 'audit-planned', words });
    },
    ({ id }) => {
      done(id);
    },
  );
}

/** @returns commits to the hash of a secret number */
export function useCommit(id: string): Act<string> {
  return useAct((commitment) =>
    sendSigned(
      'POST /api/audits/:id/commitment',
      { id },
      { commitment },
      signed('audit-committed', { audit: id, commitment }),
    ),
  );
}

/** Opens the secret number over the population that is shown. */
export function useDraw(id: string, root: string): Act<string> {
  return useAct((nonce) =>
    sendSigned(
      'POST /api/audits/:id/draw',
      { id },
      { nonce, root },
      signed('audit-drawn', { audit: id, nonce, root }),
    ),
  );
}

export function useFilling(id: string, line: string, done: () => void): Act<{ marks: Marks; note: string }> {
  return useAct(async ({ marks, note }) => {
    const words = { audit: id, line, marks: canonicalText(marks), note: await textHash(note) };
    return sendSigned(
      'POST /api/audits/:id/papers',
      { id },
      { line, marks, note },
      signed('audit-paper-filled', words),
    );
  }, done);
}

export function useInterview(id: string): Act<{ with: string; on: string; notes: string }> {
  return useAct(async (said) => {
    const hashes = { with: await textHash(said.with), notes: await textHash(said.notes) };
    const words = { audit: id, on: said.on, ...hashes };
    return sendSigned('POST /api/audits/:id/interviews', { id }, said, signed('audit-interviewed', words));
  });
}

/** Starts a review of everybody's access under the agreement. */
export function useReview(id: string, agreement: string): Act<undefined> {
  return useAct(() =>
    sendSigned('POST /api/audits/:id/review', { id }, {}, signed('access-review-opened', { agreement })),
  );
}

export function useConcluding(
  id: string,
  criterion: string,
): Act<{ conclusion: AuditConclusionBody['conclusion']; text: string }> {
  return useAct(async ({ conclusion, text }) => {
    const words = { audit: id, criterion, conclusion, text: await textHash(text) };
    return sendSigned(
      'POST /api/audits/:id/conclusions',
      { id },
      { criterion, conclusion, text },
      signed('audit-concluded', words),
    );
  });
}

interface Asked {
  readonly of: 'company' | 'vendor';
  readonly line: string | null;
  readonly asks: string;
  readonly dueAt: string;
}

export function useAsking(id: string): Act<Asked> {
  return useAct(async (asked) => {
    const { of, line, asks, dueAt } = asked;
    const words = { audit: id, of, line, asks: await textHash(asks), due: dueAt };
    return sendSigned('POST /api/audits/:id/requests', { id }, asked, signed('audit-evidence-asked', words));
  });
}

/** Signs the report that is shown. @param report its SHA-256 */
export function useReport(id: string, report: string): Act<undefined> {
  const withStepUp = useStepUp();
  return useAct(() =>
    withStepUp(() =>
      sendSigned(
        'POST /api/audits/:id/report',
        { id },
        { report },
        signed('audit-reported', { audit: id, report }),
      ),
    ),
  );
}

/** Says a side's word to the report. */
export function useResponse(id: string): Act<string> {
  const withStepUp = useStepUp();
  return useAct(async (text) => {
    const words = { audit: id, text: await textHash(text) };
    return withStepUp(() =>
      sendSigned('POST /api/audits/:id/response', { id }, { text }, signed('audit-responded', words)),
    );
  });
}

export function useClosing(id: string): Act<undefined> {
  const withStepUp = useStepUp();
  return useAct(() =>
    withStepUp(() =>
      sendSigned('POST /api/audits/:id/close', { id }, {}, signed('audit-closed', { audit: id })),
    ),
  );
}

export function useAbandoning(id: string): Act<string> {
  const withStepUp = useStepUp();
  return useAct(async (why) => {
    const words = { audit: id, why: await textHash(why) };
    return withStepUp(() =>
      sendSigned('POST /api/audits/:id/abandon', { id }, { why }, signed('audit-abandoned', words)),
    );
  });
}

/** Gives a file of evidence. */
export function useFile(request: string): Act<File> {
  return useAct((given) => send('POST /api/audit-requests/:id/files', { id: request }, given));
}

/** Answers a request with the files that were given for it. */
export function useAnswer({ id, files }: EvidenceRequest): Act<string> {
  return useAct(async (answer) => {
    const hashes = files.map(({ sha256 }) => sha256);
    const words = { request: id, answer: await textHash(answer), files: hashes.join(' ') };
    return sendSigned(
      'POST /api/audit-requests/:id/answer',
      { id },
      { answer, files: hashes },
      signed('audit-evidence-given', words),
    );
  });
}

function signed<W>(act: string, words: W): { readonly act: string; readonly words: W } {
  return { act, words };
}

const SHOWN = ['/api/audits', '/api/audits/:id', '/api/audit-requests'];

function useAct<I, O>(act: (input: I) => Promise<O>, done?: (answer: O) => void): Act<I, O> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async (answer) => {
      await Promise.all(SHOWN.map((path) => client.invalidateQueries({ queryKey: [path] })));
      done?.(answer);
    },
  });
}
