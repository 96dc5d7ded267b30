import {
  Button,
  Group,
  NativeSelect,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { useState } from 'react';
import type { DictionaryWritten } from '../../api/types.ts';
import { sentenceCase } from '../../components/dataWords.ts';
import { FormError } from '../../components/FormError.tsx';
import { TYPES } from '../../components/piiKinds.ts';
import { useProposal } from './acts.ts';
import { ImportCsv } from './ImportCsv.tsx';
import { TriedText } from './TriedText.tsx';
import { useTried } from './useTried.ts';
import { HINTS, KINDS } from './words.ts';

interface WriteAndTryProps {
  readonly purposes: readonly string[];
  /** The words of what was proposed here, by their ids. */
  readonly onProposed: (made: readonly (readonly [id: string, text: string])[]) => void;
}

/** Writes an entry, and shows beside it what a text would lose by it before it is proposed. */
export function WriteAndTry({ purposes, onProposed }: WriteAndTryProps) {
  const [kind, setKind] = useState<DictionaryWritten['kind']>('word');
  const [type, setType] = useState<keyof typeof TYPES>('ORG');
  const [purpose, setPurpose] = useState('');
  const [word, setWord] = useState('');
  const [text, setText] = useState('');
  const written: DictionaryWritten = {
    ...{ kind, purpose: purpose === '' ? null : purpose, text: word.trim() },
    type: kind === 'allow' ? null : type,
  };
  const writing = written.text === '' ? [] : [written];
  const tried = useTried({ text, purpose: written.purpose, writing });
  const problem = writing.length === 0 ? null : (tried.data?.answer.problems[0] ?? null);
  const propose = useProposal((ids, { entries }) => {
    // Those that were there already have no new id, and then the places no longer fit.
    if (ids.length === entries.length) onProposed(ids.map((id, nth) => [id, entries[nth]?.text ?? '']));
    setWord('');
  });
  return (
    <section aria-labelledby="write">
      <Title order={2} id="write" mb="xs">
        Write and try
      </Title>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl">
        <Stack
          gap="sm"
          component="form"
          onSubmit={(event) => {
            event.preventDefault();
            if (writing.length > 0 && problem === null) propose.mutate({ origin: 'hand', entries: writing });
          }}
        >
          <NativeSelect
            label="What it is"
            data={Object.entries(KINDS).map(([value, label]) => ({ value, label }))}
            value={kind}
            onChange={(event) => {
              setKind(event.currentTarget.value as DictionaryWritten['kind']);
            }}
          />
          <TextInput
            label={kind === 'pattern' ? 'Pattern' : 'Word or phrase'}
            description={HINTS[kind]}
            error={problem}
            value={word}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => {
              setWord(event.currentTarget.value);
            }}
          />
          {kind !== 'allow' && (
            <NativeSelect
              label="It is taken for"
              data={Object.entries(TYPES).map(([value, label]) => ({ value, label }))}
              value={type}
              onChange={(event) => {
                setType(event.currentTarget.value as keyof typeof TYPES);
              }}
            />
          )}
          <NativeSelect
            label="In texts of"
            data={[
              { value: '', label: 'Every purpose' },
              ...purposes.map((value) => ({ value, label: sentenceCase(value) })),
            ]}
            value={purpose}
            onChange={(event) => {
              setPurpose(event.currentTarget.value);
            }}
          />
          <FormError error={propose.error} />
          <Group>
            <Button
              type="submit"
              disabled={writing.length === 0 || problem !== null}
              loading={propose.isPending}
            >
              Propose it
            </Button>
            <ImportCsv onProposed={onProposed} />
          </Group>
          {propose.isSuccess && word === '' && (
            <Text size="sm" role="status">
              Proposed. It does nothing until somebody else approves it.
            </Text>
          )}
        </Stack>
        <Stack gap="sm">
          <Textarea
            label="A text to try it on"
            description="It is searched and kept nowhere. Values of a customer are removed beside what is shown here."
            autosize
            minRows={4}
            maxRows={12}
            maxLength={20_000}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
            }}
          />
          <FormError error={tried.error} />
          {text !== '' && tried.data !== undefined && <TriedText tried={tried.data} />}
        </Stack>
      </SimpleGrid>
    </section>
  );
}
