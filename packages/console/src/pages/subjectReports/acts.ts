import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { file, get } from '../../api/client.ts';
import { queryClient } from '../../api/query.ts';
import type {
  AccountingRulingBody,
  AccountingSuspensionBody,
  Done,
  SubjectReport,
  SubjectRequestBody,
} from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { saveFile } from '../../components/saveFile.ts';
import { sendSigned } from '../../keys/sendSigned.ts';
import { hidden, textHash } from '../../keys/sha256.ts';

export type Opening = Pick<
  SubjectRequestBody,
  'kind' | 'source' | 'subject' | 'by' | 'receivedAt' | 'from' | 'until'
>;

/** Opens a request. Whose it is is signed as a commitment whose salt nobody keeps. */
export function useOpening(done: () => void): UseMutationResult<{ id: string }, Error, Opening> {
  const withStepUp = useStepUp();
  return useMutation({
    mutationFn: ({ from, until, by, ...opening }) => {
      const { kind, source, subject, receivedAt: received } = opening;
      const { word: customer, salt } = hidden(subject);
      const words = {
        ...{ kind, source, received, from: from ?? null, until: until ?? null, customer },
        ...(by !== undefined && { by: `${by.resource}.${by.field}` }),
      };
      const body = {
        ...{ ...opening, salt },
        ...(by !== undefined && { by }),
        ...(from !== undefined && { from }),
        ...(until !== undefined && { until }),
      };
      return withStepUp(() =>
        sendSigned('POST /api/subject-requests', {}, body, { act: 'subject-request-opened', words }),
      );
    },
    onSuccess: async () => {
      await refresh();
      done();
    },
  });
}

/** Makes the report to look at; the look is an entry. @param named with agents' names */
export function useLook(id: string): UseMutationResult<SubjectReport, Error, { named: boolean }> {
  const withStepUp = useStepUp();
  return useMutation({
    mutationFn: ({ named }) => withStepUp(() => get('/api/subject-requests/:id/report', { id }, { named })),
  });
}

/** Makes the signed file and saves it; it is kept nowhere else. */
export function usePrinting(id: string): UseMutationResult<void, Error, { named: boolean }> {
  const withStepUp = useStepUp();
  return useMutation({
    mutationFn: async ({ named }) => {
      const bytes = await withStepUp(() => file('/api/subject-requests/:id/report.pdf', { id }, { named }));
      saveFile(`report-${id}.pdf`, 'application/pdf', bytes);
    },
  });
}

/** Takes more time, with the reason that the customer is told. */
export function useExtending(request: string, done: () => void): UseMutationResult<Done, Error, string> {
  return useAct(done, async (reason) => {
    const signed = { act: 'subject-request-extended', words: { request, reason: await textHash(reason) } };
    return () => sendSigned('POST /api/subject-requests/:id/extend', { id: request }, { reason }, signed);
  });
}

/** Says that the customer has the answer. */
export function useAnswering(request: string): UseMutationResult<Done, Error, object> {
  return useAct(undefined, () => {
    const signed = { act: 'subject-request-answered', words: { request } };
    return () => sendSigned('POST /api/subject-requests/:id/answered', { id: request }, {}, signed);
  });
}

interface Reasons {
  readonly essential: string;
  readonly weighed: string;
}

/** Asks for agents' names. */
export function useAskingNames(request: string, done: () => void): UseMutationResult<Done, Error, Reasons> {
  return useAct(done, async (why) => {
    const [essential, weighed] = await Promise.all([textHash(why.essential), textHash(why.weighed)]);
    const signed = { act: 'agent-names-asked', words: { request, essential, weighed } };
    return () => sendSigned('POST /api/subject-requests/:id/names', { id: request }, why, signed);
  });
}

/** Decides about names, as the second person. */
export function useDecidingNames(request: string): UseMutationResult<Done, Error, { grant: boolean }> {
  return useAct(undefined, ({ grant }) => {
    const act = grant ? 'agent-names-granted' : 'agent-names-refused';
    const signed = { act, words: { request } };
    return () =>
      sendSigned('POST /api/subject-requests/:id/names/decide', { id: request }, { grant }, signed);
  });
}

type Suspending = Pick<AccountingSuspensionBody, 'recipient' | 'agency' | 'written' | 'until'>;

/** Holds a recipient back for a time. */
export function useSuspending(request: string, done: () => void): UseMutationResult<Done, Error, Suspending> {
  return useAct(done, (what) => {
    const signed = { act: 'accounting-suspended', words: { request, ...what } };
    return () => sendSigned('POST /api/subject-requests/:id/suspensions', { id: request }, what, signed);
  });
}

type Ruled = Pick<AccountingRulingBody, 'agreement' | 'purpose' | 'ruling'>;

/** Confirms what a purpose is. */
export function useRuling(): UseMutationResult<Done, Error, Ruled> {
  return useAct(undefined, (what) => {
    const { agreement: ruled, ...rest } = what;
    const signed = { act: 'accounting-ruled', words: { ruled, ...rest } };
    return () => sendSigned('POST /api/accounting/rulings', {}, what, signed);
  });
}

/** @param prepare what is signed, made once; what it returns signs and sends, anew for each try */
function useAct<I>(
  done: (() => void) | undefined,
  prepare: (input: I) => (() => Promise<Done>) | Promise<() => Promise<Done>>,
): UseMutationResult<Done, Error, I> {
  const withStepUp = useStepUp();
  return useMutation({
    mutationFn: async (input) => withStepUp(await prepare(input)),
    onSuccess: async () => {
      await refresh();
      done?.();
    },
  });
}

async function refresh(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: ['/api/subject-requests'] });
}
