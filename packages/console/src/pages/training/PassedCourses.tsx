import { Button, Group, List, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { file, send } from '../../api/client.ts';
import type { PassedCourse } from '../../api/types.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { FormError } from '../../components/FormError.tsx';
import { saveFile } from '../../components/saveFile.ts';
import { Time } from '../../components/Time.tsx';

/** What somebody passed, each with its certificate. */
export function PassedCourses({ passed }: { readonly passed: readonly PassedCourse[] }) {
  if (passed.length === 0) return null;
  return (
    <section aria-labelledby="passed">
      <Title order={2} id="passed" mb="xs">
        Passed
      </Title>
      <List listStyleType="none" spacing={8}>
        {passed.map((one) => (
          <List.Item key={one.completion}>
            <Passed one={one} />
          </List.Item>
        ))}
      </List>
      <Text size="sm" c="dimmed">
        A certificate is a sealed PDF: whoever gets it checks it without an account, and its hash stands in
        the ledger.
      </Text>
    </section>
  );
}

function Passed({ one }: { readonly one: PassedCourse }) {
  const { completion, title, version, passedAt, entry, certificate } = one;
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: async () => {
      const { id } = await send('POST /api/training/certificates', {}, { completion });
      saveFile(
        `certificate-${id}.pdf`,
        'application/pdf',
        await file('/api/training/certificates/:id', { id }),
      );
      await client.invalidateQueries({ queryKey: ['/api/training/mine'] });
    },
  });
  return (
    <>
      <Group gap={10}>
        <Text size="sm">
          {title}, version {String(version)}, <Time at={passedAt} />
          {entry !== null && (
            <>
              , <EntryLink entry={entry} />
            </>
          )}
          {certificate !== null && (
            <>
              , certificate in <EntryLink entry={certificate.entry} />
            </>
          )}
        </Text>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden />}
          loading={save.isPending}
          aria-label={`Save the certificate of ${title}`}
          onClick={() => {
            save.mutate();
          }}
        >
          Save the certificate
        </Button>
      </Group>
      <FormError error={save.error} />
    </>
  );
}
