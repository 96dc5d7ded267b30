import { Button, Stack, Text, Title } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { get } from '../../api/client.ts';
import { ApiError } from '../../api/error.ts';
import { keyOf, queryClient } from '../../api/query.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { FormError } from '../../components/FormError.tsx';
import { Loading } from '../../components/Loading.tsx';
import { forgetOpened, keptOpened, takeHint, toHandOver, workAs, type Frame, type Opened } from './frame.ts';
import { FramedStepUp } from './FramedStepUp.tsx';
import { FramedTicket } from './FramedTicket.tsx';
import { askWindow } from './window.ts';

/** Which sidebar this is, and what the helpdesk said. It is read once and then taken out of the address. */
const sidebar = window.location.pathname.split('/')[2] ?? '';
const said = window.location.hash.slice(1);
window.history.replaceState(null, '', window.location.pathname);

/** What the frame has: the helpdesk's word, and the ticket once a person vouches for it. */
interface Begun {
  readonly frame: Frame;
  readonly ticket: string | null;
}

/** From what the helpdesk said to the ticket: at once where this page was opened before, else by one click. */
export function Opening() {
  const begun = useQuery<Begun>({
    queryKey: ['sidebar'],
    queryFn: begin,
    staleTime: Infinity,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const open = useMutation({
    gcTime: 0,
    mutationFn: async (frame: Frame) => {
      const body = await toHandOver(frame);
      const { token } = await askWindow({ want: 'frame', body });
      if (token === undefined) throw new Error('The window gave nothing. Try again.');
      return { frame, ticket: await enter(frame, { frame: body.frame, token }) };
    },
    onSuccess: (now) => {
      queryClient.setQueryData<Begun>(['sidebar'], now);
    },
  });
  if (said === '') {
    return <Text>Open this from a ticket of your helpdesk. By itself it shows nothing.</Text>;
  }
  if (begun.error !== null) {
    return begun.error instanceof ApiError ? (
      <ErrorAlert error={begun.error} />
    ) : (
      <FormError error={begun.error} />
    );
  }
  if (begun.data === undefined) return <Loading what="ticket" height={240} />;
  const { frame, ticket } = begun.data;
  if (ticket !== null) {
    return (
      <FramedStepUp>
        <FramedTicket ticket={ticket} />
      </FramedStepUp>
    );
  }
  return (
    <Closed
      pending={open.isPending}
      error={open.error}
      onOpen={() => {
        open.mutate(frame);
      }}
    />
  );
}

interface ClosedProps {
  readonly pending: boolean;
  readonly error: Error | null;
  readonly onOpen: () => void;
}

function Closed({ pending, error, onOpen }: ClosedProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (error !== null) button.current?.focus();
  }, [error]);
  return (
    <Stack gap="sm">
      <Title order={2} size="h3">
        Customer
      </Title>
      <Text size="sm">
        To see the customer of this ticket, open Cordon in a window of its own. If you are signed in there it
        closes by itself.
      </Text>
      <FormError error={error} />
      <Button
        ref={button}
        loading={pending}
        leftSection={<IconExternalLink size={16} aria-hidden />}
        onClick={onOpen}
      >
        Open Cordon
      </Button>
    </Stack>
  );
}

async function begin(): Promise<Begun> {
  const frame = await takeHint(sidebar, said);
  const opened = keptOpened();
  if (opened === null) return { frame, ticket: null };
  try {
    return { frame, ticket: await enter(frame, opened) };
  } catch (error) {
    // What was open before is not any more: that is no fault, a click opens it again.
    if (!(error instanceof ApiError) || error.code !== 'not-signed-in') throw error;
    forgetOpened();
    return { frame, ticket: null };
  }
}

/** Works as an opened frame from now on. @returns Cordon's ticket for what the helpdesk said */
async function enter(frame: Frame, opened: Opened): Promise<string> {
  workAs(frame, opened);
  const { ticket } = await get('/api/sidebar/hints/:id', { id: frame.hint });
  queryClient.setQueryData(keyOf('/api/session'), await get('/api/session', {}));
  return ticket;
}
