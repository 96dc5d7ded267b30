import { Button, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useSend } from '../../api/query.ts';
import type { AgreementView } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { FormError } from '../../components/FormError.tsx';

/** The terms as they are applied, and for the company a new version of them. */
export function TermsTab({ view }: { readonly view: AgreementView }) {
  const { person } = useMe();
  const mayDraft = person.role === 'company-admin' || person.role === 'vendor-manager';
  const [text, setText] = useState(() => JSON.stringify(JSON.parse(view.terms), null, 2));
  const save = useSend('POST /api/agreements/:id/versions', { id: view.row.id }, [
    '/api/agreements/:id',
    '/api/agreements',
  ]);
  return (
    <Stack>
      <Text size="sm">
        These terms decide. A new version is in force once both parties have signed it; until then the one
        before it stays.
      </Text>
      <Textarea
        label="Terms (JSON)"
        autosize
        minRows={10}
        maxRows={28}
        readOnly={!mayDraft}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
      />
      <FormError error={save.error} />
      {mayDraft && (
        <Button
          style={{ alignSelf: 'flex-start' }}
          loading={save.isPending}
          onClick={() => {
            save.mutate({ terms: text, clauses: view.clauses });
          }}
        >
          Save as a new version
        </Button>
      )}
    </Stack>
  );
}
