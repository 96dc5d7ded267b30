import { Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { file } from '../../api/client.ts';
import { FormError } from '../../components/FormError.tsx';
import { saveFile } from '../../components/saveFile.ts';

/** The signed file, and the entry of it, by which a stranger checks the file without asking anybody. */
export function SaveReport({ id }: { readonly id: string }) {
  const save = useMutation({
    mutationFn: async () => {
      saveFile(`audit-${id}.pdf`, 'application/pdf', await file('/api/audits/:id/report.pdf', { id }));
    },
  });
  const prove = useMutation({
    mutationFn: async () => {
      const proof = await file('/api/audits/:id/report.tlog-proof', { id });
      saveFile(`audit-${id}.tlog-proof`, 'text/plain', proof);
    },
  });
  return (
    <div>
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          loading={save.isPending}
          onClick={() => {
            save.mutate();
          }}
        >
          Save the signed report
        </Button>
        <Button
          size="xs"
          variant="default"
          loading={prove.isPending}
          onClick={() => {
            prove.mutate();
          }}
        >
          Save its proof
        </Button>
      </Group>
      <FormError error={save.error ?? prove.error} />
    </div>
  );
}
