import { Alert, Anchor, Button, FileButton, Group, Stack, Textarea } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { ApiError } from '../../../api/error.ts';
import { useSend } from '../../../api/query.ts';
import { ErrorAlert } from '../../../components/ErrorAlert.tsx';
import { PageHead } from '../../../components/PageHead.tsx';
import { fileText } from './fileText.ts';
import { Results } from './Results.tsx';

const MOST_LETTERS = 1_000_000;

/** Reads a contract that came from elsewhere against the checklists. */
export default function CheckPage() {
  const [text, setText] = useState('');
  const [unread, setUnread] = useState<ApiError | null>(null);
  const [reading, setReading] = useState(false);
  const check = useSend('POST /api/agreements/check', {});
  const answer = useRef<HTMLDivElement>(null);

  const choose = async (file: File | null) => {
    if (file === null) return;
    setReading(true);
    setUnread(null);
    try {
      setText(await fileText(file));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setUnread(error);
    } finally {
      setReading(false);
    }
  };

  return (
    <>
      <PageHead
        title="Check a contract"
        lead="Reads a contract's text against the law's checklists and says what is there, weak, denied or missing. It reads words, not law: a lawyer decides. The text is not kept."
        actions={
          <Anchor component={Link} to="/agreements" size="sm">
            All agreements
          </Anchor>
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
            <FileButton onChange={(file) => void choose(file)} accept=".txt,.md,.pdf,.docx">
              {(props) => (
                <Button variant="default" loading={reading} {...props}>
                  Choose file
                </Button>
              )}
            </FileButton>
          </Group>
        </Stack>
      </form>
      <Stack mt="md" gap="md" ref={answer} tabIndex={-1} role="region" aria-label="Result">
        <ErrorAlert error={unread ?? check.error} />
        {check.data !== undefined && (
          <>
            <Alert
              color={check.data.ok ? 'green' : 'red'}
              variant="light"
              icon={
                check.data.ok ? (
                  <IconCircleCheck size={18} aria-hidden />
                ) : (
                  <IconCircleX size={18} aria-hidden />
                )
              }
              title={
                check.data.ok
                  ? 'Nothing the law asks of the contract is missing, and no red flag is raised'
                  : 'Something the law asks of the contract is missing or denied, or a red flag is raised'
              }
            />
            <Results view={check.data} />
          </>
        )}
      </Stack>
    </>
  );
}
