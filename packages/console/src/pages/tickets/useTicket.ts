import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import { get } from '../../api/client.ts';
import type { ApiError } from '../../api/error.ts';
import { keyOf } from '../../api/query.ts';
import type { MessageView, TicketView } from '../../api/types.ts';

const keyOfTicket = (ticket: string): readonly unknown[] => keyOf('/api/tickets/:ticket', { ticket });

/**
 * One ticket with its conversation and card. Each read is an access that stands in the ledger, so it is read once and
 * again only when something changed it, never because a window got the focus. It leaves memory with the page.
 */
export function useTicket(ticket: string): UseQueryResult<TicketView, ApiError> {
  return useQuery<TicketView, ApiError>({
    queryKey: keyOfTicket(ticket),
    queryFn: ({ signal }) => get('/api/tickets/:ticket', { ticket }, {}, signal),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

/** What pages change about the ticket they show. */
export interface TicketChanges {
  /** Reads the ticket and the list again. */
  readonly reload: () => Promise<unknown>;
  /** Adds a message the server just kept, without another read. */
  readonly add: (message: MessageView) => void;
}

export function useTicketChanges(ticket: string): TicketChanges {
  const client = useQueryClient();
  const reload = useCallback(
    () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keyOfTicket(ticket) }),
        client.invalidateQueries({ queryKey: keyOf('/api/tickets').slice(0, 1) }),
      ]),
    [client, ticket],
  );
  const add = useCallback(
    (message: MessageView) => {
      client.setQueryData<TicketView>(keyOfTicket(ticket), (view) =>
        view === undefined
          ? view
          : {
              ...view,
              conversation: {
                ...view.conversation,
                messages: [...view.conversation.messages, message],
              },
            },
      );
      void client.invalidateQueries({ queryKey: keyOf('/api/tickets').slice(0, 1) });
    },
    [client, ticket],
  );
  return { reload, add };
}
