import { Button, Card, FileButton, Group, Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { file } from '../../api/client.ts';
import type { EvidenceRequest } from '../../api/types.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { FormError } from '../../components/FormError.tsx';
import { day } from '../../components/instant.ts';
import { saveFile } from '../../components/saveFile.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { useAnswer, useFile } from './acts.ts';

interface RequestCardProps {
  readonly request: EvidenceRequest;
  readonly mayAnswer: boolean;
}

/** What an auditor asks for, and what came. */
export function RequestCard({ request, mayAnswer }: RequestCardProps) {
  const { asks, agreement, party, line, dueAt, overdue, askedBy, entry, answer, answeredBy, answeredAt } =
    request;
  return (
    <Card withBorder padding="sm" component="article" aria-label={asks}>
      <Group justify="space-between" gap="xs" align="flex-start">
        <Text fw={600}>{asks}</Text>
        <StatusMark tone={answeredAt !== null ? 'good' : overdue ? 'bad' : 'wait'}>
          {answeredAt !== null ? 'Answered' : `${overdue ? 'Was due' : 'Due'} ${day(dueAt)}`}
        </StatusMark>
      </Group>
      <Text size="sm" c="dimmed">
        {askedBy.name} asks {party.name} under {agreement.title}
        {line !== null && `, about ${line}`}, <EntryLink entry={entry} />
      </Text>
      <Files request={request} />
      {answer !== null && answeredAt !== null && (
        <Text size="sm" mt={4}>
          {answeredBy}, <Time at={answeredAt} />: {answer}
        </Text>
      )}
      {mayAnswer && answer === null && <Answer request={request} />}
    </Card>
  );
}

function Files({ request: { id, files } }: { readonly request: EvidenceRequest }) {
  const save = useMutation({
    mutationFn: async (one: EvidenceRequest['files'][number]) => {
      const bytes = await file('/api/audit-requests/:id/files/:file', { id, file: one.id });
      saveFile(one.name, 'application/octet-stream', bytes);
    },
  });
  if (files.length === 0) return null;
  return (
    <Group gap="xs" mt={4}>
      {files.map((one) => (
        <Button
          key={one.id}
          size="compact-xs"
          variant="default"
          title={`SHA-256 ${one.sha256}`}
          onClick={() => {
            save.mutate(one);
          }}
        >
          Save {one.name}
        </Button>
      ))}
      <FormError error={save.error} />
    </Group>
  );
}

function Answer({ request }: { readonly request: EvidenceRequest }) {
  const [text, setText] = useState('');
  const put = useFile(request.id);
  const answer = useAnswer(request);
  return (
    <>
      <Textarea
        label="Your answer"
        description="It is signed with the hash of each file. After that nothing of it changes."
        mt={6}
        autosize
        minRows={2}
        maxLength={4000}
        value={text}
        onChange={({ currentTarget: { value } }) => {
          setText(value);
        }}
      />
      <Group gap="xs" mt="xs">
        <FileButton
          onChange={(given) => {
            if (given !== null) put.mutate(given);
          }}
        >
          {(props) => (
            <Button {...props} size="xs" variant="default" loading={put.isPending}>
              Add a file
            </Button>
          )}
        </FileButton>
        <Button
          size="xs"
          disabled={text.trim().length < 3}
          loading={answer.isPending}
          onClick={() => {
            answer.mutate(text.trim());
          }}
        >
          Sign the answer
        </Button>
      </Group>
      <FormError error={put.error ?? answer.error} />
    </>
  );
}
