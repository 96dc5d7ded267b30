import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { listen, type StreamStatus } from '../../api/sse.ts';

/** Reads incidents and signals anew whenever something is signalled. @returns whether that is told at the moment */
export function useSignals(): StreamStatus {
  const client = useQueryClient();
  const [status, setStatus] = useState<StreamStatus>('connecting');
  useEffect(
    () =>
      listen({
        url: '/api/signals/stream',
        onStatus: setStatus,
        on: {
          signal: () => {
            for (const path of ['/api/incidents', '/api/incidents/:id', '/api/signals'])
              void client.invalidateQueries({ queryKey: [path] });
          },
        },
      }),
    [client],
  );
  return status;
}
