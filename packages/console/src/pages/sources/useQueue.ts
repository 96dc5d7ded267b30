import { useRead } from '../../api/query.ts';
import type { AgreementRow } from '../../api/types.ts';

/** What is chosen so far; an empty word stands for the first there is. */
export interface QueueChoice {
  readonly agreement: string;
  readonly purpose: string;
}

/** The queues a helpdesk can deliver into, and the one that is chosen. */
export interface Queue {
  /** Undefined until they are read. */
  readonly agreements: readonly AgreementRow[] | undefined;
  readonly agreement: AgreementRow | undefined;
  /** What the agreement lets its vendor work for; undefined until they are read. */
  readonly purposes: readonly string[] | undefined;
  readonly purpose: string | undefined;
  readonly error: Error | null;
}

/** The queues of a source's tickets: a purpose of an agreement over it that has not ended. */
export function useQueue(source: string, choice: QueueChoice, enabled: boolean): Queue {
  const list = useRead('/api/agreements', {}, { enabled });
  const agreements = list.data?.filter((one) => one.source === source && one.status !== 'ended');
  const agreement = agreements?.find(({ id }) => id === choice.agreement) ?? agreements?.[0];
  const id = agreement?.id ?? '';
  const view = useRead('/api/agreements/:id', { id }, { enabled: enabled && id !== '' });
  const purposes = view.data && [...new Set(view.data.roles.map(({ purpose }) => purpose))].toSorted();
  const purpose = purposes?.find((one) => one === choice.purpose) ?? purposes?.[0];
  return { agreements, agreement, purposes, purpose, error: list.error ?? view.error };
}
