import { practices } from '@cordon/core/assurance';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../../api/query.ts';
import type { FindingDetail, ProposeChangeBody } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { company } from '../../app/roles.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { ProseField } from '../../components/redaction/ProseField.tsx';
import { textHash } from '../../keys/sha256.ts';
import { useFindingAct } from './useFindingAct.ts';
import { changeWords } from './words.ts';

type Change = ProposeChangeBody['change'];

/** Asks for a change, so that the same is not found again. */
export function Propose({ finding }: { readonly finding: FindingDetail }) {
  const { id, agreement, practice: found } = finding;
  const { person } = useMe();
  const isCompany = company.some((role) => role === person.role);
  const [opened, setOpened] = useState(false);
  const [change, setChange] = useState<Change>('control');
  const [clause, setClause] = useState('');
  const [chosen, setChosen] = useState(agreement ?? '');
  const [threshold, setThreshold] = useState('');
  const [practice, setPractice] = useState(found.id);
  const [text, setText] = useState('');
  const agreements = useRead('/api/agreements', {}, { enabled: opened && isCompany }).data ?? [];
  const calibration = useRead('/api/calibration', {}, { enabled: opened && isCompany }).data;
  const close = (): void => {
    setOpened(false);
  };
  const propose = useFindingAct(
    'POST /api/findings/:id/proposals',
    { id },
    'finding-change-proposed',
    async (choice) => ({
      ...{ finding: id, change: choice.change, target: choice.target, part: choice.part },
      text: await textHash(choice.text),
    }),
    () => {
      close();
      setText('');
    },
  );
  const [detector = '', name = ''] = threshold.split(' ');
  const aims: Readonly<Record<Change, readonly [target: string | null, part: string | null]>> = {
    terms: [chosen, clause.trim()],
    threshold: [detector, name],
    control: [practice, null],
    training: [null, null],
  };
  const [target, part] = aims[change];
  const kinds = (Object.keys(changeWords) as Change[]).filter(
    (kind) => (kind !== 'threshold' || isCompany) && (kind !== 'terms' || isCompany || agreement !== null),
  );
  return (
    <>
      <Button
        mt="sm"
        size="xs"
        variant="default"
        className="no-print"
        onClick={() => {
          propose.reset();
          setOpened(true);
        }}
      >
        Propose a change
      </Button>
      <FormDialog
        opened={opened}
        onClose={close}
        title="Propose a change"
        size="lg"
        act="Propose it"
        disabled={text.trim().length < 5 || target === '' || part === ''}
        sending={propose.isPending}
        error={propose.error}
        onSend={() => {
          propose.mutate({ change, target, part, text: text.trim() });
        }}
      >
        <NativeSelect
          label="What should change"
          value={change}
          data={kinds.map((value) => ({ value, label: changeWords[value] }))}
          onChange={(event) => {
            setChange(event.currentTarget.value as Change);
          }}
        />
        {change === 'terms' && isCompany && (
          <NativeSelect
            label="Agreement"
            value={chosen}
            data={[
              { value: '', label: 'Choose one' },
              ...agreements.map((one) => ({ value: one.id, label: one.title })),
            ]}
            onChange={(event) => {
              setChosen(event.currentTarget.value);
            }}
          />
        )}
        {change === 'terms' && (
          <TextInput
            label="Clause"
            description="Its number, as 4.7. What it does now is kept beside it; what it does after a new version is filled in by itself."
            value={clause}
            maxLength={20}
            required
            onChange={(event) => {
              setClause(event.currentTarget.value);
            }}
          />
        )}
        {change === 'threshold' && (
          <NativeSelect
            label="Threshold"
            description="What it is after the next version is filled in by itself. The vendor is not told of it."
            value={threshold}
            data={[
              { value: '', label: 'Choose one' },
              ...(calibration?.thresholds ?? []).map((one) => ({
                value: `${one.kind} ${one.name}`,
                label: `${one.kind}, ${one.name}: ${String(one.value)} ${one.unit}`,
              })),
            ]}
            onChange={(event) => {
              setThreshold(event.currentTarget.value);
            }}
          />
        )}
        {change === 'control' && (
          <NativeSelect
            label="Practice"
            value={practice}
            data={Object.entries(practices).map(([value, label]) => ({ value, label }))}
            onChange={(event) => {
              setPractice(event.currentTarget.value);
            }}
          />
        )}
        <ProseField
          label="What it should be"
          description="And why that keeps it from being found again."
          data="refused"
          maxLength={2000}
          required
          value={text}
          onChange={setText}
        />
      </FormDialog>
    </>
  );
}
