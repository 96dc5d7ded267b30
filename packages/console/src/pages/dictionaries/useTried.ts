import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { send } from '../../api/client.ts';
import type { DictionaryTried, DictionaryTry } from '../../api/types.ts';

const WAIT_MS = 250;

/** What was tried, and what came of it. */
export interface Tried {
  readonly text: string;
  readonly answer: DictionaryTried;
}

/** What of a text would be removed, asked again a moment after it or what is being written changed. */
export function useTried(asked: DictionaryTry): UseQueryResult<Tried> {
  const [settled] = useDebouncedValue(JSON.stringify(asked), WAIT_MS);
  return useQuery({
    queryKey: ['dictionary-try', settled],
    queryFn: async () => {
      const body = JSON.parse(settled) as DictionaryTry;
      return { text: body.text, answer: await send('POST /api/dictionaries/try', {}, body) };
    },
    enabled: asked.text !== '' || asked.writing.length > 0,
    placeholderData: keepPreviousData,
    // A text that was pasted here is somebody's: it does not stay behind.
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}
