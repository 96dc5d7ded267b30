import { NativeSelect, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSend } from '../../api/query.ts';
import { announce } from '../../app/announce.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { TYPES, type MarkedType } from '../../components/piiKinds.ts';

/** The turn somebody marks in, with the words they had selected. */
export interface Marking {
  readonly turn: number;
  readonly text: string;
  readonly words: string;
}

interface MarkMissProps {
  readonly id: string;
  readonly marking: Marking | null;
  readonly onClose: () => void;
}

/** Says that words should have been removed, or that something should not have been. */
export function MarkMiss({ id, marking, onClose }: MarkMissProps) {
  return marking === null ? null : (
    <MarkForm key={`${String(marking.turn)} ${marking.words}`} id={id} marking={marking} onClose={onClose} />
  );
}

function MarkForm({ id, marking, onClose }: MarkMissProps & { readonly marking: Marking }) {
  const [kind, setKind] = useState<'missed' | 'wrongly-removed'>('missed');
  const [type, setType] = useState<MarkedType>('PERSON');
  const [words, setWords] = useState(marking.words);
  const missed = kind === 'missed';
  const send = useSend(
    'POST /api/quality/conversations/:id/misses',
    { id },
    ['/api/quality/conversations/:id', '/api/quality/misses', '/api/quality/conversations'],
    ({ removed }) => {
      announce(
        missed
          ? `Removed in ${String(removed)} ${removed === 1 ? 'place' : 'places'}, and proposed to the privacy officer`
          : 'Proposed to the privacy officer',
      );
      onClose();
    },
  );
  const there = !missed || marking.text.includes(words.trim());
  return (
    <FormDialog
      opened
      onClose={onClose}
      title="Mark a miss"
      act={missed ? 'Remove it now' : 'Propose it'}
      disabled={words.trim().length < 3 || !there}
      sending={send.isPending}
      error={send.error}
      onSend={() => {
        send.mutate({ kind, type, turn: marking.turn, words: words.trim() });
      }}
    >
      <Radio.Group
        label="What went wrong"
        value={kind}
        onChange={(value) => {
          setKind(value === 'missed' ? 'missed' : 'wrongly-removed');
        }}
      >
        <Stack gap={6} mt={4}>
          <Radio value="missed" label="These words should have been removed" />
          <Radio value="wrongly-removed" label="Something was removed that is no personal data" />
        </Stack>
      </Radio.Group>
      <TextInput
        label={
          missed ? 'The words, as they stand there' : 'The words that should stay, such as a product’s name'
        }
        value={words}
        data-autofocus
        maxLength={200}
        error={words !== '' && !there ? 'These words are not in this turn.' : undefined}
        onChange={(event) => {
          setWords(event.currentTarget.value);
        }}
      />
      <NativeSelect
        label={missed ? 'What it is' : 'What it was taken for'}
        value={type}
        data={Object.entries(TYPES).map(([value, label]) => ({ value, label }))}
        onChange={(event) => {
          setType(event.currentTarget.value as MarkedType);
        }}
      />
      <Text size="sm" c="dimmed">
        {missed
          ? 'It is removed at once, everywhere in this conversation, and kept sealed as a test; a recording is destroyed, since it is heard there. The privacy officer decides whether it is looked for everywhere from now on.'
          : 'The privacy officer decides whether it stays from now on. Values of a customer are removed all the same.'}
      </Text>
    </FormDialog>
  );
}
