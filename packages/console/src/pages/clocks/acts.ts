import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { file } from '../../api/client.ts';
import { queryClient } from '../../api/query.ts';
import type { BreachNoticeBody, Done, IncidentLedgerBody } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { saveFile } from '../../components/saveFile.ts';
import { sendSigned } from '../../keys/sendSigned.ts';
import { hidden, jsonHash, textHash } from '../../keys/sha256.ts';
import type { Fact } from './factBody.ts';

export type Given = Pick<BreachNoticeBody, 'clock' | 'texts' | 'address'> & {
  /** Addresses of those affected, to each of whom it goes; null: it goes to no list. */
  readonly addresses: readonly string[] | null;
};

/** Records a fact: the entry says of which kind, and its hash. */
export function useRecording(incident: string, done: () => void): UseMutationResult<Done, Error, Fact> {
  const withStepUp = useStepUp();
  return useMutation({
    mutationFn: async (fact) => {
      const words = { incident, fact: await jsonHash(fact) };
      return withStepUp(() =>
        sendSigned('POST /api/clocks/:incident/facts', { incident }, fact, {
          act: 'incident-fact-recorded',
          words,
        }),
      );
    },
    onSuccess: async () => {
      await refresh();
      done();
    },
  });
}

/** Which fact is taken back, and why. */
interface Withdrawal {
  readonly fact: number;
  readonly reason: string;
}

/** Takes a fact back: the entry cites it by its number. */
export function useWithdrawing(
  incident: string,
  done: () => void,
): UseMutationResult<Done, Error, Withdrawal> {
  const withStepUp = useStepUp();
  return useMutation({
    mutationFn: async ({ fact, reason }) => {
      const words = { incident, number: fact, reason: await textHash(reason) };
      return withStepUp(() =>
        sendSigned(
          'POST /api/clocks/:incident/facts/:fact/withdraw',
          { incident, fact: String(fact) },
          { reason },
          { act: 'incident-fact-withdrawn', words },
        ),
      );
    },
    onSuccess: async () => {
      await refresh();
      done();
    },
  });
}

export type Stretch = Pick<IncidentLedgerBody, 'agent' | 'agreement' | 'from' | 'until' | 'zone'>;

/** Records what the ledger says of a stretch of time. */
export function useScoping(incident: string, done: () => void): UseMutationResult<Done, Error, Stretch> {
  const withStepUp = useStepUp();
  return useMutation({
    mutationFn: (stretch) => {
      const { agent, agreement: scopedAgreement, from, until } = stretch;
      const words = { incident, agent, scopedAgreement, from, until };
      return withStepUp(() =>
        sendSigned('POST /api/clocks/:incident/ledger', { incident }, stretch, {
          act: 'incident-scoped',
          words,
        }),
      );
    },
    onSuccess: async () => {
      await refresh();
      done();
    },
  });
}

/** Gives a notice: mailed to an address, or made as a file, which is saved at once. */
export function useGiving(
  incident: string,
  done: (given: Given) => void,
): UseMutationResult<void, Error, Given> {
  const withStepUp = useStepUp();
  return useMutation({
    mutationFn: async ({ clock, texts, address, addresses }) => {
      const list = addresses === null ? null : hidden(await jsonHash([...addresses]));
      const people = list && { addresses: [...(addresses ?? [])], salt: list.salt };
      const words = {
        ...{ incident, clock, text: await jsonHash(texts) },
        to: address === null ? null : await textHash(address),
        ...(list !== null && { people: addresses?.length ?? 0, list: list.word }),
      };
      const act = address === null && people === null ? 'notice-exported' : 'notice-given';
      const body = { clock, texts, address, ...(people !== null && { people }) };
      const { id } = await withStepUp(() =>
        sendSigned('POST /api/clocks/:incident/notices', { incident }, body, { act, words }),
      );
      if (act === 'notice-exported') await saveNotice(id, 'pdf');
    },
    onSuccess: async (_, given) => {
      await refresh();
      done(given);
    },
  });
}

/** Gives up on those of a list whom no mail server took. */
export function useGivingUp(notice: string): UseMutationResult<Done, Error, undefined> {
  const withStepUp = useStepUp();
  return useMutation({
    mutationFn: () =>
      withStepUp(() =>
        sendSigned(
          'POST /api/breach-notices/:id/give-up',
          { id: notice },
          {},
          { act: 'notice-given-up', words: { notice } },
        ),
      ),
    onSuccess: refresh,
  });
}

/** Saves a notice that was given as a file. */
export async function saveNotice(id: string, as: 'pdf' | 'txt'): Promise<void> {
  const bytes = await file(`/api/breach-notices/:id/notice.${as}`, { id }, {});
  saveFile(`notice-${id}.${as}`, as === 'pdf' ? 'application/pdf' : 'text/plain', bytes);
}

async function refresh(): Promise<void> {
  const paths = [
    '/api/clocks',
    '/api/clocks/:incident',
    '/api/clocks/:incident/facts',
    '/api/clocks/:incident/notices',
    '/api/clocks/:incident/draft',
  ];
  await Promise.all(paths.map((path) => queryClient.invalidateQueries({ queryKey: [path] })));
}
