import { Button, FileInput, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { queryClient } from '../../api/query.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { sendSigned } from '../../keys/sendSigned.ts';
import { textHash } from '../../keys/sha256.ts';

/** Brings an OSCAL document of somebody else; what is signed is the hash of its text. */
export function BringDocument() {
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<File | null>(null);
  const navigate = useNavigate();
  const bring = useMutation({
    mutationFn: async (of: File) => {
      const document = await of.text();
      const words = { document: await textHash(document) };
      return sendSigned('POST /api/frameworks/documents', {}, { document }, { act: 'oscal-imported', words });
    },
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: ['/api/frameworks'] });
      await navigate(`/frameworks/${id}`);
    },
  });
  return (
    <>
      <Button
        size="xs"
        onClick={() => {
          setOpen(true);
        }}
      >
        Bring an OSCAL document
      </Button>
      <FormDialog
        opened={open}
        onClose={() => {
          setOpen(false);
          setChosen(null);
          bring.reset();
        }}
        title="Bring an OSCAL document"
        act="Bring it"
        disabled={chosen === null}
        sending={bring.isPending}
        error={bring.error}
        onSend={() => {
          if (chosen !== null) bring.mutate(chosen);
        }}
      >
        <FileInput
          label="File"
          description="JSON of OSCAL 1.2: a catalog, assessment results, or a plan of action and milestones"
          placeholder="Choose a file"
          accept="application/json"
          clearable
          clearButtonProps={{ 'aria-label': 'Take the file out' }}
          value={chosen}
          onChange={setChosen}
        />
        <Text size="sm" c="dimmed">
          It is held against the official schema, kept as it is for the company to read, and can be taken out
          again without loss.
        </Text>
      </FormDialog>
    </>
  );
}
