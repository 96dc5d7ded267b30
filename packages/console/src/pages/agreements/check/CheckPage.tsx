import { Button, FileButton, Group, Stack, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { useSend } from '../../../api/query.ts';
import { ErrorAlert } from '../../../components/ErrorAlert.tsx';
import { PageHead } from '../../../components/PageHead.tsx';
import { Report } from './Report.tsx';

const MOST_LETTERS = 1_000_000;

/** Reads a contract that came from elsewhere against the checklists. */
export default function CheckPage() {
  const [text, setText] = useState('');
  const read = useSend('POST /api/agreements/copies/text', {});
  const check = useSend('POST /api/agreements/check', {});
  const answer = useRef<HTMLDivElement>(null);

  return (
    <>
      <PageHead
        title="Check a contract"
        lead="Reads a contract's text against the law's checklists and says what is there, weak, denied or missing. It reads words, not law: a lawyer decides. The text is not kept."
        actions={
          <Button component={Link} to="/agreements" size="xs" variant="default">
            All agreements
          </Button>
        }
      />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          check.mutate(
            { text },
            // Moves to the answer, so that whoever cannot see it appear is there.
            { onSuccess: () => requestAnimationFrame(() => answer.current?.focus()) },
          );
        }}
      >
        <Stack gap="sm">
          <Textarea
            label="Text of the contract"
            description="Paste it here, or choose a file: text, PDF or Word."
            autosize
            minRows={8}
            maxRows={18}
            maxLength={MOST_LETTERS}
            required
            withAsterisk={false}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
            }}
          />
          <Group gap="sm">
            <Button type="submit" loading={check.isPending} disabled={text.trim() === ''}>
              Check
            </Button>
            <FileButton
              accept=".txt,.md,.pdf,.docx"
              onChange={(file) => {
                if (file === null) return;
                read.mutate(file, {
                  onSuccess: (found) => {
                    setText(found.text);
                  },
                });
              }}
            >
              {(props) => (
                <Button variant="default" loading={read.isPending} {...props}>
                  Choose file
                </Button>
              )}
            </FileButton>
          </Group>
        </Stack>
      </form>
      <Stack mt="md" gap="md" ref={answer} tabIndex={-1} role="region" aria-label="Result">
        <ErrorAlert error={read.error ?? check.error} />
        {check.data !== undefined && <Report view={check.data} />}
      </Stack>
    </>
  );
}
