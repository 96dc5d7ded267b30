import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { send } from '../../api/client.ts';
import { ApiError } from '../../api/error.ts';
import type { RevealReason, RevealResult } from '../../api/types.ts';
import { announce } from '../../app/announce.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { signAct } from '../../keys/acts.ts';
import { openSealed } from '../../keys/sealed.ts';
import { sessionKeys } from '../../keys/sessionKey.ts';
import { RevealAsk } from './RevealAsk.tsx';
import { fileIn } from './fileIn.ts';
import { Revealed, type Shown } from './Revealed.tsx';
import { RevealWaiting } from './RevealWaiting.tsx';

interface RevealCellProps {
  readonly ticket: string;
  readonly resource: string;
  readonly rowKey: string;
  readonly field: string;
  readonly label: string;
}

/** Shows one value in clear for some minutes, in place: one click for the reason, a fresh second factor, gone again. */
export function RevealCell({ ticket, resource, rowKey, field, label }: RevealCellProps) {
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<(RevealResult & Shown) | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const back = useReturnTo(button, !asking && shown === null);
  const withStepUp = useStepUp();
  const reveal = useMutation({
    gcTime: 0,
    mutationFn: ({ reason, text }: { readonly reason: RevealReason; readonly text: string }) =>
      withStepUp(async () => {
        const what = { resource, field, key: rowKey, reason };
        const signed = await signAct({ act: 'reveal', ticket, ...what });
        const more = text === '' ? {} : { text };
        const body = { ...what, ...signed, ...more };
        const result = await send('POST /api/tickets/:ticket/reveal', { ticket }, body);
        const { session, sealing } = await sessionKeys();
        const { entry, sealed } = result;
        const place = { purpose: 'reveal', session, entry, ticket, resource, field } as const;
        return { ...result, ...shownOf(await openSealed(sealed, sealing, place)) };
      }),
    onSuccess: (result) => {
      setShown(result);
      setAsking(false);
      announce(`${label} is shown. It is hidden again by itself.`);
    },
  });

  const waits = reveal.error instanceof ApiError && reveal.error.code === 'second-person-needed';

  if (shown !== null) {
    return (
      <Revealed
        key={shown.id}
        label={label}
        reveal={shown}
        onGone={(hadFocus) => {
          if (hadFocus) back();
          setShown(null);
          reveal.reset();
          announce(`${label} is hidden again.`);
        }}
      />
    );
  }
  if (asking) {
    return (
      <RevealAsk
        label={label}
        pending={reveal.isPending ? reveal.variables.reason : null}
        error={waits ? null : reveal.error}
        waiting={waits ? <RevealWaiting ticket={ticket} resource={resource} field={field} /> : null}
        onReason={(reason, text) => {
          reveal.mutate({ reason, text });
        }}
        onCancel={() => {
          back();
          setAsking(false);
          reveal.reset();
        }}
      />
    );
  }
  return (
    <Button
      ref={button}
      size="compact-xs"
      variant="light"
      aria-label={`Reveal ${label}`}
      onClick={() => {
        setAsking(true);
      }}
    >
      Reveal
    </Button>
  );
}

/** What was sealed: a value, or a file as the server made it showable. */
function shownOf({ value, file }: Awaited<ReturnType<typeof openSealed>>): Shown {
  return { value: typeof value === 'string' ? value : null, file: fileIn(file) };
}

/** Gives the focus back to an element that is about to come back, once it is there. */
function useReturnTo(element: React.RefObject<HTMLElement | null>, there: boolean): () => void {
  const wanted = useRef(false);
  useEffect(() => {
    if (!there || !wanted.current) return;
    wanted.current = false;
    element.current?.focus();
  }, [element, there]);
  return useCallback(() => {
    wanted.current = true;
  }, []);
}
