import { JsonInput, Stack, Text, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { StatusMark } from '../../../components/StatusMark.tsx';
import type { Editing } from './editing.ts';

interface ByHandProps {
  readonly clause: Editing;
  readonly onChange: (patch: Partial<Editing>) => void;
}

/** Words of one's own, and what they are meant to do by machine. */
export function ByHand({ clause, onChange }: ByHandProps) {
  const stated = clause.effects === null ? '' : JSON.stringify(clause.effects, null, 2);
  const [json, setJson] = useState(stated);
  return (
    <Stack gap="xs" mt="xs">
      <Text size="sm" component="div">
        <StatusMark tone="warn">
          {clause.from === null
            ? 'This clause is your own: what it does is off until both sides confirm it.'
            : 'This clause no longer reads as its template: its effect is off until both sides confirm it.'}
        </StatusMark>
      </Text>
      <TextInput
        label="Title"
        maxLength={200}
        value={clause.title}
        onChange={(event) => {
          onChange({ title: event.currentTarget.value });
        }}
      />
      <Textarea
        label="Text"
        autosize
        minRows={2}
        maxLength={8000}
        value={clause.text}
        onChange={(event) => {
          onChange({ text: event.currentTarget.value });
        }}
      />
      <details>
        <summary>
          What it does by machine:{' '}
          {clause.effects === null
            ? 'as its template'
            : Object.keys(clause.effects).length === 0
              ? 'nothing, words only'
              : 'as stated'}
        </summary>
        <JsonInput
          label="Effects (JSON)"
          description={
            clause.from === null
              ? '{} for words only.'
              : 'Empty for what the template does, {} for words only.'
          }
          autosize
          minRows={3}
          maxRows={20}
          validationError="This is not JSON."
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }}
          value={json}
          onChange={(next) => {
            setJson(next);
            onChange(readEffects(next, clause.from === null));
          }}
        />
      </details>
    </Stack>
  );
}

/** What was stated, or why it cannot be taken. */
function readEffects(json: string, own: boolean): Partial<Editing> {
  if (json.trim() === '') return { effects: own ? {} : null, problems: [] };
  try {
    const effects: unknown = JSON.parse(json);
    if (typeof effects === 'object' && effects !== null && !Array.isArray(effects)) {
      return { effects, problems: [] };
    }
  } catch {
    // Said below: what cannot be read is not sent.
  }
  return { problems: ['The effects are not a JSON object.'] };
}
