import { Button, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient } from '../../../api/query.ts';
import type { SubProcessorView } from '../../../api/types.ts';
import { FormDialog } from '../../../components/FormDialog.tsx';
import { sendSigned } from '../../../keys/sendSigned.ts';
import { jsonHash } from '../../../keys/sha256.ts';
import { FlowDownFields, flowDownOf } from './FlowDownFields.tsx';

/** Confirms, for the first time or anew, that a sub-processor is bound to the same terms. */
export function FlowDownForm({
  view,
  version,
}: {
  readonly view: SubProcessorView;
  readonly version: number;
}) {
  const empty = { version, contractDate: '', reference: '', file: null };
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState<Parameters<typeof flowDownOf>[0]>(empty);
  const { id, agreement, name, flowDownStatus } = view;
  const confirm = useMutation({
    mutationFn: async () => {
      const given = await flowDownOf(draft);
      const words = {
        ...{ agreement: agreement.id, sub: id, version: given.version, contractDate: given.contractDate },
        ...{ reference: await jsonHash(given.reference), document: given.documentHash ?? null },
      };
      return sendSigned(
        'POST /api/agreements/:id/sub-processors/:sub/flow-down',
        { id: agreement.id, sub: id },
        given,
        { act: 'sub-processor-bound', words },
      );
    },
    onSuccess: () => {
      setOpen(false);
      return queryClient.invalidateQueries({ queryKey: ['/api/agreements/:id/sub-processors'] });
    },
  });
  const act = flowDownStatus === 'missing' ? 'Add contract' : 'Renew contract';
  return (
    <>
      <Button
        size="compact-xs"
        variant={flowDownStatus === 'current' ? 'default' : 'filled'}
        aria-label={`${act}: ${name}`}
        onClick={() => {
          confirm.reset();
          setDraft(empty);
          setOpen(true);
        }}
      >
        {act}
      </Button>
      <FormDialog
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title={`${name} is bound to the same terms`}
        act="Confirm"
        sending={confirm.isPending}
        error={confirm.error}
        onSend={() => {
          confirm.mutate();
        }}
      >
        <Text size="sm" c="dimmed">
          By this you confirm that your contract with {name} lays the same duties on it as this agreement lays
          on you (GDPR Art. 28(4)).
        </Text>
        <FlowDownFields draft={draft} onChange={setDraft} required />
      </FormDialog>
    </>
  );
}
