import { Button, Group, NativeSelect, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import type { AuditConclusionBody, AuditView } from '../../api/types.ts';
import { FormError } from '../../components/FormError.tsx';
import { StatusMark, type Tone } from '../../components/StatusMark.tsx';
import { useConcluding } from './acts.ts';
import classes from './audits.module.css';
import { CONCLUSIONS } from './words.ts';

type Conclusion = AuditConclusionBody['conclusion'];
type Criterion = AuditView['criteria'][number];

const TONES: Readonly<Record<Conclusion, Tone>> = {
  met: 'good',
  'met-with-exceptions': 'warn',
  'not-met': 'stop',
  'not-concluded': 'plain',
};

/** What the auditor concludes on each criterion of the plan. */
export function Conclusions({ audit }: { readonly audit: AuditView }) {
  const works = audit.may.includes('work');
  return (
    <section aria-labelledby="conclusions">
      <Title order={2} id="conclusions" mb="xs">
        Conclusions
      </Title>
      {audit.criteria.map((criterion) => (
        <article className={classes.paper} key={criterion.criterion} aria-label={criterion.words}>
          <Group justify="space-between" gap="xs">
            <Text fw={600}>{criterion.words}</Text>
            {criterion.conclusion === null ? (
              <StatusMark tone="plain">Not concluded on</StatusMark>
            ) : (
              <StatusMark tone={TONES[criterion.conclusion]}>{CONCLUSIONS[criterion.conclusion]}</StatusMark>
            )}
          </Group>
          {criterion.text !== '' && <Text size="sm">{criterion.text}</Text>}
          {works && <Conclude id={audit.id} criterion={criterion} />}
        </article>
      ))}
    </section>
  );
}

function Conclude({ id, criterion }: { readonly id: string; readonly criterion: Criterion }) {
  const [conclusion, setConclusion] = useState<Conclusion>(criterion.conclusion ?? 'met');
  const [text, setText] = useState(criterion.text);
  const conclude = useConcluding(id, criterion.criterion);
  return (
    <>
      <Group gap="xs" align="flex-end" mt={4}>
        <NativeSelect
          label="Conclusion"
          size="xs"
          value={conclusion}
          data={Object.entries(CONCLUSIONS).map(([value, label]) => ({ value, label }))}
          onChange={({ currentTarget: { value } }) => {
            setConclusion(value as Conclusion);
          }}
        />
        <TextInput
          label="Because"
          size="xs"
          maxLength={2000}
          style={{ flex: '1 1 260px' }}
          value={text}
          onChange={({ currentTarget: { value } }) => {
            setText(value);
          }}
        />
        <Button
          size="xs"
          variant="default"
          aria-label={`Conclude: ${criterion.words}`}
          disabled={text.trim().length < 3}
          loading={conclude.isPending}
          onClick={() => {
            conclude.mutate({ conclusion, text: text.trim() });
          }}
        >
          Conclude
        </Button>
      </Group>
      <FormError error={conclude.error} />
    </>
  );
}
