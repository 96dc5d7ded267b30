import { Button, Card, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { IncidentView } from '../../api/types.ts';
import { FormError } from '../../components/FormError.tsx';
import { ProseField } from '../../components/redaction/ProseField.tsx';
import { Time } from '../../components/Time.tsx';
import { textHash } from '../../keys/sha256.ts';
import { useAct } from './useAct.ts';

interface WriteUpProps {
  readonly incident: IncidentView;
  readonly mayAct: boolean;
}

/** Notes as one goes, and what happened and what changes because of it. */
export function WriteUp({ incident, mayAct }: WriteUpProps) {
  const { notes, postMortem } = incident;
  return (
    <section aria-labelledby="write-up">
      <Title order={2} id="write-up" mb="xs">
        Notes and post-mortem
      </Title>
      <Stack gap="md">
        {notes.map(({ id, at, by, text }) => (
          <Card key={id} withBorder component="article">
            <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
              {text}
            </Text>
            <Text size="xs" c="dimmed">
              {by.name}, <Time at={at} />
            </Text>
          </Card>
        ))}
        {mayAct && <Note incident={incident.id} />}
        {!mayAct && postMortem !== null && <Text style={{ whiteSpace: 'pre-wrap' }}>{postMortem}</Text>}
        {mayAct && <PostMortem key={postMortem ?? ''} incident={incident.id} written={postMortem ?? ''} />}
      </Stack>
    </section>
  );
}

function Note({ incident }: { readonly incident: string }) {
  const [text, setText] = useState('');
  const note = useAct(
    'POST /api/incidents/:id/note',
    { id: incident },
    'incident-noted',
    async (choice) => ({ incident, note: await textHash(choice.text) }),
    () => {
      setText('');
    },
  );
  return (
    <form
      className="no-print"
      onSubmit={(event) => {
        event.preventDefault();
        note.mutate({ text: text.trim() });
      }}
    >
      <ProseField
        label="Note"
        description="For whoever works on this case. Without names and data of customers."
        value={text}
        data="refused"
        maxLength={2000}
        onChange={setText}
      />
      <FormError error={note.error} />
      <Button
        type="submit"
        size="xs"
        variant="default"
        disabled={text.trim().length < 3}
        loading={note.isPending}
      >
        Write note
      </Button>
    </form>
  );
}

function PostMortem({ incident, written }: { readonly incident: string; readonly written: string }) {
  const [text, setText] = useState(written);
  const write = useAct(
    'POST /api/incidents/:id/post-mortem',
    { id: incident },
    'incident-post-mortem',
    async (choice) => ({ incident, postMortem: await textHash(choice.text) }),
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        write.mutate({ text: text.trim() });
      }}
    >
      <ProseField
        label="Post-mortem"
        description="What happened, how it was found, what was done, what changes because of it. Needed before the case is closed."
        value={text}
        data="refused"
        rows={6}
        maxLength={10_000}
        onChange={setText}
      />
      <FormError error={write.error} />
      <Button
        type="submit"
        size="xs"
        variant="default"
        className="no-print"
        disabled={text.trim().length < 20 || text.trim() === written}
        loading={write.isPending}
      >
        Keep post-mortem
      </Button>
    </form>
  );
}
