import { Button, Code, Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient } from '../../api/query.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { sendSigned } from '../../keys/sendSigned.ts';
import { textHash } from '../../keys/sha256.ts';

const EXAMPLE = 'name,host,kind,site,shared,people';

/** Registers devices from a table before they report, so that those which never do are seen. */
export function RegisterDevices({ party }: { readonly party: string }) {
  const [open, setOpen] = useState(false);
  const [csv, setCsv] = useState('');
  const withStepUp = useStepUp();
  const devices = csv.split(/\r?\n/).filter((line) => line.trim() !== '').length - 1;
  const register = useMutation({
    mutationFn: async () => {
      const words = { subjectParty: party, devices, list: await textHash(csv) };
      return withStepUp(() =>
        sendSigned('POST /api/devices/register', {}, { party, csv }, { act: 'devices-registered', words }),
      );
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['/api/devices'] });
      setOpen(false);
      setCsv('');
    },
  });
  return (
    <>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          setOpen(true);
        }}
      >
        Register from a table
      </Button>
      <FormDialog
        opened={open}
        onClose={() => {
          setOpen(false);
          register.reset();
        }}
        title="Register devices"
        size="lg"
        act={devices < 1 ? 'Register' : `Register ${String(devices)}`}
        disabled={devices < 1}
        sending={register.isPending}
        error={register.error}
        onSend={() => {
          register.mutate();
        }}
      >
        <Text size="sm">
          One line a device, below a line that names the columns. Only the name is needed; with what osquery
          calls it (<Code>host</Code>) it is known once it enrols. People are e-mail addresses with blanks
          between them.
        </Text>
        <Textarea
          label="The table"
          description={`Columns: ${EXAMPLE}`}
          autosize
          minRows={6}
          maxRows={16}
          value={csv}
          onChange={({ currentTarget: { value } }) => {
            setCsv(value);
          }}
        />
      </FormDialog>
    </>
  );
}
