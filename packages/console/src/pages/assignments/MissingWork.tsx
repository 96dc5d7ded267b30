import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconBriefcase } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { queryClient, useRead } from '../../api/query.ts';
import type { MissingWork as Missing } from '../../api/types.ts';
import { announce } from '../../app/announce.ts';
import { useMe } from '../../app/me.ts';
import { FormError } from '../../components/FormError.tsx';
import { inParts } from '../../keys/inParts.ts';
import { sendSigned } from '../../keys/sendSigned.ts';

/** What shows who works. */
const SHOWN_IN = ['/api/assignments', '/api/assignments/missing', '/api/team'] as const;

/** Agents who work under an agreement in force as nothing, and the one click that mends it. */
export function MissingWork() {
  const { person } = useMe();
  const read = useRead('/api/assignments/missing', {}, { every: 60_000 });
  const rows = read.data ?? [];
  if (rows.length === 0) return null;
  return (
    <Alert variant="light" icon={<IconBriefcase aria-hidden />} title="Agents without work">
      <Stack gap="sm">
        {rows.map((row) => (
          <Row key={row.agreement.id} row={row} mayGive={person.role === 'vendor-admin'} />
        ))}
      </Stack>
    </Alert>
  );
}

function Row({ row, mayGive }: { readonly row: Missing; readonly mayGive: boolean }) {
  const { id: agreement } = row.agreement;
  const give = useMutation({
    async mutationFn() {
      for (const people of inParts(row.invited)) {
        const words = { agreement, people: people.join(' ') };
        await sendSigned(
          'POST /api/agreements/:id/assignments',
          { id: agreement },
          { people },
          { act: 'assignment-made', words },
        );
      }
    },
    onSuccess() {
      announce(`${row.invited.length} people were given work.`);
    },
    // Also after a fault: the parts before it have their work.
    onSettled: () => Promise.all(SHOWN_IN.map((path) => queryClient.invalidateQueries({ queryKey: [path] }))),
  });
  const names = row.people.map(({ name }) => name);
  const shown =
    names.length > 6 ? `${names.slice(0, 6).join(', ')} and ${names.length - 6} more` : names.join(', ');
  return (
    <div>
      <Group justify="space-between" gap="sm">
        <Text size="sm" maw={640}>
          Under {row.agreement.title} these have no role and purpose, so they see nothing: {shown}.
        </Text>
        {mayGive && row.invited.length > 0 && (
          <Button
            size="xs"
            loading={give.isPending}
            onClick={() => {
              give.mutate();
            }}
          >
            {row.invited.length === 1
              ? 'Give 1 what they were invited for'
              : `Give ${row.invited.length} what they were invited for`}
          </Button>
        )}
      </Group>
      <FormError error={give.error} />
    </div>
  );
}
