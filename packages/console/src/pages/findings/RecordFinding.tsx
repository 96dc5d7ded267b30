import { practices } from '@cordon/core/assurance';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { PartyRef, RecordFindingBody } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { ProseField } from '../../components/redaction/ProseField.tsx';
import { textHash } from '../../keys/sha256.ts';
import { useFindingAct } from './useFindingAct.ts';
import { severityWords } from './words.ts';

/** A reviewer puts down what they saw: about whom, how grave, and which practice it breaks. */
export function RecordFinding({ vendors }: { readonly vendors: readonly PartyRef[] }) {
  const { person } = useMe();
  const go = useNavigate();
  const [opened, setOpened] = useState(false);
  const [vendor, setVendor] = useState('');
  const [severity, setSeverity] = useState<RecordFindingBody['severity']>('medium');
  const [practice, setPractice] = useState<RecordFindingBody['practice']>('masking');
  const [title, setTitle] = useState('');
  const [told, setTold] = useState('');
  const close = (): void => {
    setOpened(false);
  };
  const record = useFindingAct(
    'POST /api/findings',
    {},
    'finding-recorded',
    async (choice) => ({
      ...{ vendor: choice.vendor, severity: choice.severity, practice: choice.practice },
      ...{ title: await textHash(choice.title), told: await textHash(choice.told) },
    }),
    ({ id }) => void go(`/findings/${id}`),
  );
  const isAuditor = person.role === 'auditor';
  const about = vendor === '' && isAuditor ? (vendors[0]?.id ?? '') : vendor;
  return (
    <>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          record.reset();
          setOpened(true);
        }}
      >
        Record a finding
      </Button>
      <FormDialog
        opened={opened}
        onClose={close}
        title="Record a finding"
        size="lg"
        act="Record it"
        disabled={title.trim().length < 3 || told.trim().length < 10 || (isAuditor && about === '')}
        sending={record.isPending}
        error={record.error}
        onSend={() => {
          record.mutate({
            ...{ vendor: about === '' ? null : about, severity, practice },
            ...{ title: title.trim(), told: told.trim() },
          });
        }}
      >
        <NativeSelect
          label="About"
          value={about}
          data={[
            ...(isAuditor ? [] : [{ value: '', label: 'The company itself' }]),
            ...vendors.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => {
            setVendor(event.currentTarget.value);
          }}
        />
        <NativeSelect
          label="How grave"
          value={severity}
          data={Object.entries(severityWords).map(([value, label]) => ({ value, label }))}
          onChange={(event) => {
            setSeverity(event.currentTarget.value as RecordFindingBody['severity']);
          }}
        />
        <NativeSelect
          label="The practice that it breaks"
          value={practice}
          data={Object.entries(practices).map(([value, label]) => ({ value, label }))}
          onChange={(event) => {
            setPractice(event.currentTarget.value as RecordFindingBody['practice']);
          }}
        />
        <TextInput
          label="In one line"
          maxLength={120}
          required
          value={title}
          onChange={(event) => {
            setTitle(event.currentTarget.value);
          }}
        />
        <ProseField
          label="What you saw"
          description="Where, when and what differs from what was agreed. Without names and data of customers."
          data="refused"
          rows={5}
          maxLength={4000}
          required
          value={told}
          onChange={setTold}
        />
      </FormDialog>
    </>
  );
}
