import { Button, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { send } from '../../../api/client.ts';
import type { ApiError } from '../../../api/error.ts';
import type { CheckView } from '../../../api/types.ts';
import { FormError } from '../../../components/FormError.tsx';
import { Report } from './Report.tsx';

/** Reads the text of a copy against the checklists, in place. */
export function CheckCopy({ file }: { readonly file: File }) {
  const answer = useRef<HTMLDivElement>(null);
  const check = useMutation<CheckView, ApiError>({
    mutationFn: async () => {
      const { text } = await send('POST /api/agreements/copies/text', {}, file);
      return send('POST /api/agreements/check', {}, { text });
    },
  });
  useEffect(() => {
    // Moves to the answer, so that whoever cannot see it appear is there.
    if (check.isSuccess) answer.current?.focus();
  }, [check.isSuccess]);
  return (
    <>
      <FormError error={check.error} />
      {check.data === undefined ? (
        <Button
          variant="default"
          style={{ alignSelf: 'flex-start' }}
          loading={check.isPending}
          onClick={() => {
            check.mutate();
          }}
        >
          Check this text against the law
        </Button>
      ) : (
        <Stack gap="md" ref={answer} tabIndex={-1} role="region" aria-label="What the check says">
          <Report view={check.data} />
        </Stack>
      )}
    </>
  );
}
