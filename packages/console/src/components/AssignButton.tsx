import { Button, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Reads } from '../api/endpoints.ts';
import { useSend } from '../api/query.ts';
import type { AssignmentBody, PersonRow } from '../api/types.ts';
import { FormError } from './FormError.tsx';
import { AgentFields } from './InviteFields.tsx';

interface AssignButtonProps {
  readonly row: PersonRow;
  readonly refresh: keyof Reads;
}

/** Gives an agent the role and purpose they work in, from their next click on. */
export function AssignButton({ row, refresh }: AssignButtonProps) {
  const [open, setOpen] = useState(false);
  const [work, setWork] = useState<AssignmentBody | null>(null);
  const close = (): void => {
    setOpen(false);
  };
  const assign = useSend('POST /api/people/:id/assignment', { id: row.id }, [refresh], close);
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`Assign work to ${row.name}`}
        onClick={() => {
          assign.reset();
          setOpen(true);
        }}
      >
        Assign
      </Button>
      <Modal opened={open} onClose={close} title={`What ${row.name} works as`}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (work !== null) assign.mutate(work);
          }}
        >
          <Stack>
            <Text size="sm">
              {row.accessRole === null
                ? 'Nothing is assigned yet, so they see nothing.'
                : `Now ${row.accessRole}, ${row.purpose ?? ''}. The change holds from their next click on.`}
            </Text>
            <AgentFields onWork={setWork} />
            <FormError error={assign.error} />
            <Button type="submit" loading={assign.isPending} disabled={work === null}>
              Assign
            </Button>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
