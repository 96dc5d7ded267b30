import { Button, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { send } from '../../api/client.ts';
import { ApiError } from '../../api/error.ts';
import type { LookupBody, TicketView } from '../../api/types.ts';
import { ActForm } from './ActForm.tsx';
import { useAct } from './useAct.ts';

/** Asks for another customer on a bound ticket. It never happens at once: a second person decides. */
export function Rebind({ view }: { readonly view: TicketView }) {
  const [open, setOpen] = useState(false);
  const ticket = view.ticket.id;
  const ask = useAct(
    'rebind',
    ticket,
    (body) => askSecondPerson(ticket, body),
    () => Promise.resolve(),
  );
  if (view.lookupable.length === 0) return null;
  return (
    <>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          ask.reset();
          setOpen(true);
        }}
      >
        This is another customer
      </Button>
      <Modal
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title="This is another customer"
      >
        <Stack>
          <Text size="sm">
            Tying a ticket to another customer needs a second person: your team lead, your vendor admin or the
            company. The first tie is kept in the ledger, and this ask is too.
          </Text>
          <ActForm
            title="Who is it?"
            hint="An exact value of the other customer. You do not learn whether it exists."
            choices={view.lookupable}
            label="Exact value"
            act="Ask a second person"
            shortest={3}
            pending={ask.isPending}
            disabled={ask.isSuccess}
            error={ask.error}
            onAct={(choice, value) => {
              ask.mutate({ choice, value });
            }}
          >
            {ask.isSuccess && (
              <Text size="sm">
                A second person was asked. Until they decide, the ticket stays with its customer.
                {ask.data !== null && ` (entry ${ask.data})`}
              </Text>
            )}
          </ActForm>
        </Stack>
      </Modal>
    </>
  );
}

/**
 * Sends the ask. Its good answer is the refusal `second-person-needed`: recorded, waiting.
 * @returns the entry of the ask, when the server names it
 */
async function askSecondPerson(ticket: string, body: LookupBody): Promise<number | null> {
  try {
    await send('POST /api/tickets/:ticket/rebind', { ticket }, body);
    return null;
  } catch (error) {
    if (error instanceof ApiError && error.code === 'second-person-needed') return error.entry;
    throw error;
  }
}
