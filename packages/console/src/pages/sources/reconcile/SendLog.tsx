import { Button, FileButton, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { queryClient } from '../../../api/query.ts';
import { announce } from '../../../app/announce.ts';
import { useStepUp } from '../../../app/stepUpContext.ts';
import { FormError } from '../../../components/FormError.tsx';
import { sendSigned } from '../../../keys/sendSigned.ts';
import { textHash } from '../../../keys/sha256.ts';

const MOST_BYTES = 50 * 1024 * 1024;

/** Sends a finished log of the source's PostgreSQL, signed by its hash. */
export function SendLog({ source }: { readonly source: string }) {
  const withStepUp = useStepUp();
  const send = useMutation({
    // A log holds customers' values; it does not stay in memory.
    gcTime: 0,
    mutationFn: async (file: File) => {
      if (file.size > MOST_BYTES)
        throw new Error('This file is larger than 50 MB. Let the log rotate sooner.');
      const log = await file.text();
      const words = { source, log: await textHash(log) };
      return withStepUp(() =>
        sendSigned(
          'POST /api/sources/:id/reconcile',
          { id: source },
          { log },
          { act: 'source-reconciled', words },
        ),
      );
    },
    onSuccess: async ({ agrees }) => {
      announce(agrees ? 'Everything matches.' : 'Something does not match.');
      await queryClient.invalidateQueries({ queryKey: ['/api/sources/:id/reconciliations'] });
    },
  });
  return (
    <Stack gap={4}>
      <FileButton
        accept=".csv,.json,.log,.txt"
        onChange={(file) => {
          if (file !== null) send.mutate(file);
        }}
      >
        {(props) => (
          <Button {...props} loading={send.isPending}>
            Compare a log
          </Button>
        )}
      </FileButton>
      <FormError error={send.error} />
    </Stack>
  );
}
