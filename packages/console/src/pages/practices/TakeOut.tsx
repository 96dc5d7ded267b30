import { Button, NativeSelect, Radio, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { file } from '../../api/client.ts';
import { useRead } from '../../api/query.ts';
import { announce } from '../../app/announce.ts';
import { DayInput } from '../../components/DayInput.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { saveFile } from '../../components/saveFile.ts';

type Model = 'assessment-results' | 'plan-of-action-and-milestones';

const MODELS: Readonly<Record<Model, readonly [label: string, says: string]>> = {
  'assessment-results': [
    'Assessment results',
    'What tests and audits came to, what was found, and which settings were changed.',
  ],
  'plan-of-action-and-milestones': [
    'Plan of action and milestones',
    'Each finding with how grave it is and what ends it.',
  ],
};

/** Takes an agreement out as OSCAL, for whoever works with other tools; it is entered before it leaves. */
export function TakeOut() {
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState('');
  const [model, setModel] = useState<Model>('assessment-results');
  const [period, setPeriod] = useState({ from: '', until: '' });
  const agreements = useRead('/api/agreements', {}, { enabled: open }).data ?? [];
  const agreement = chosen === '' ? (agreements[0]?.id ?? '') : chosen;
  const take = useMutation({
    mutationFn: async () => {
      const query = {
        ...(period.from !== '' && { from: `${period.from}T00:00:00Z` }),
        ...(period.until !== '' && { until: `${period.until}T00:00:00Z` }),
      };
      const path = `/api/agreements/:id/${model}.json` as const;
      saveFile(`${model}-${agreement}.json`, 'application/json', await file(path, { id: agreement }, query));
    },
    onSuccess: () => {
      announce('Saved.');
      setOpen(false);
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
        Take out as OSCAL
      </Button>
      <FormDialog
        opened={open}
        onClose={() => {
          setOpen(false);
          take.reset();
        }}
        title="Take out as OSCAL"
        act="Save the file"
        disabled={agreement === ''}
        sending={take.isPending}
        error={take.error}
        onSend={() => {
          take.mutate();
        }}
      >
        <NativeSelect
          label="Agreement"
          value={agreement}
          onChange={(event) => {
            setChosen(event.currentTarget.value);
          }}
          data={agreements.map(({ id, title }) => ({ value: id, label: title }))}
        />
        <Radio.Group
          label="What"
          value={model}
          onChange={(value) => {
            setModel(value === 'assessment-results' ? value : 'plan-of-action-and-milestones');
          }}
        >
          <Stack gap={6} mt={4}>
            {(Object.entries(MODELS) as [Model, (typeof MODELS)[Model]][]).map(([value, [label, says]]) => (
              <Radio key={value} value={value} label={label} description={says} />
            ))}
          </Stack>
        </Radio.Group>
        <DayInput
          label="From"
          description="A year back, or the start of your window, when you choose none"
          value={period.from}
          onDay={(from) => {
            setPeriod({ ...period, from });
          }}
        />
        <DayInput
          label="Until"
          description="Now, or the end of your window, when you choose none"
          value={period.until}
          onDay={(until) => {
            setPeriod({ ...period, until });
          }}
        />
        <Text size="sm" c="dimmed">
          JSON of OSCAL 1.2.2, held against the official schema. That it was taken out stands in the ledger.
        </Text>
      </FormDialog>
    </>
  );
}
