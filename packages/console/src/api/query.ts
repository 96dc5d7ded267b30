import { QueryClient, keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { get, send } from './client.ts';
import type { Params, Query, Reads, Writes } from './endpoints.ts';
import { ApiError } from './error.ts';

/** Errors that another try cannot mend are shown at once. */
function mayRetry(failures: number, error: Error): boolean {
  return failures < 2 && error instanceof ApiError && (error.status === 0 || error.status >= 502);
}

/** The one cache. It is cleared when the session ends, so that nothing of a customer outlives it. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: mayRetry, staleTime: 5_000, gcTime: 60_000, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});

/** The cache key of an address: the path first, so that all of a path can be refreshed together. */
export function keyOf(path: string, params: object = {}, query: Query = {}): readonly unknown[] {
  return [path, params, query];
}

interface ReadOptions<T> {
  readonly query?: Query;
  readonly enabled?: boolean;
  /** Milliseconds between polls; a function where it depends on what was read last. */
  readonly every?: number | ((last: T | undefined) => number);
  /** Each read is an access that is entered: coming back to the window makes no other. */
  readonly once?: boolean;
}

/** Reads an address into the cache. Old rows stay on screen while new ones load, and when loading them fails. */
export function useRead<P extends keyof Reads>(
  path: P,
  params: Params<P>,
  { query = {}, enabled = true, every, once = false }: ReadOptions<Reads[P]> = {},
): UseQueryResult<Reads[P], ApiError> {
  return useQuery<Reads[P], ApiError>({
    queryKey: keyOf(path, params, query),
    queryFn: ({ signal }) => get(path, params, query, signal),
    enabled,
    placeholderData: keepPreviousData,
    ...(every === undefined
      ? {}
      : { refetchInterval: (last) => (typeof every === 'number' ? every : every(last.state.data)) }),
    ...(once ? { refetchOnWindowFocus: false, refetchOnReconnect: false, staleTime: Infinity } : {}),
  });
}

/**
 * Asks for a change, then refreshes the named paths.
 *
 * @param done what follows a success. It is called here and not by `mutate`, which forgets what it was given
 *   when the refreshed page no longer shows the button that asked
 */
export function useSend<P extends keyof Writes>(
  endpoint: P,
  params: Params<P>,
  refresh: readonly (keyof Reads)[] = [],
  done?: (answer: Writes[P][1]) => void,
): UseMutationResult<Writes[P][1], ApiError, Writes[P][0]> {
  const client = useQueryClient();
  return useMutation<Writes[P][1], ApiError, Writes[P][0]>({
    mutationFn: (body) => send(endpoint, params, body),
    onSuccess: async (answer) => {
      await Promise.all(refresh.map((path) => client.invalidateQueries({ queryKey: [path] })));
      done?.(answer);
    },
  });
}
