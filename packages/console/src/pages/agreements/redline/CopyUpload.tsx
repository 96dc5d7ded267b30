import { Anchor, Button, FileInput, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useSend } from '../../../api/query.ts';
import type { CopiedClause, CopyReading } from '../../../api/types.ts';
import { announce } from '../../../app/announce.ts';
import { count } from '../../../components/count.ts';
import { FormError } from '../../../components/FormError.tsx';
import { StatusMark } from '../../../components/StatusMark.tsx';
import { CheckCopy } from '../check/CheckCopy.tsx';
import { changesInWords } from './changes.ts';
import { VersionDiff } from './VersionDiff.tsx';
import classes from './redline.module.css';

interface CopyUploadProps {
  readonly agreement: string;
  /** The newest version: the copy that is handed out, and what a returned one is compared with. */
  readonly version: number;
  /** Takes the clauses as the copy has them, to be proposed as a new version. */
  readonly onTake: (clauses: readonly CopiedClause[]) => void;
  /** Whether the proposal is under way, and why it was not accepted. */
  readonly taking: boolean;
  readonly refused: Error | null;
}

/** A copy for lawyers, and back: download, upload, see what changed, check it, propose it. */
export function CopyUpload({ agreement, version, onTake, taking, refused }: CopyUploadProps) {
  const [file, setFile] = useState<File | null>(null);
  const read = useSend('POST /api/agreements/:id/copies', { id: agreement });

  const choose = (chosen: File | null): void => {
    setFile(chosen);
    read.reset();
    if (chosen === null) return;
    read.mutate(chosen, {
      onSuccess: ({ changes }) => {
        announce(`The copy was read. ${changesInWords(changes)}`);
      },
    });
  };
  return (
    <section aria-labelledby="bring-back" className={classes.panel}>
      <Title order={2} id="bring-back">
        Copy for lawyers
      </Title>
      <Stack gap="sm" mt="xs" align="stretch">
        <Text size="sm">
          <Anchor
            href={`/api/agreements/${encodeURIComponent(agreement)}/versions/${version}/copy.docx`}
            download
          >
            Download version {version} as a Word file
          </Anchor>
          . Keep the numbers of the clauses when you edit it.
        </Text>
        <FileInput
          label="Bring back a Word or PDF copy"
          description="Word (.docx), PDF or plain text, 10 MB at most. Tracked changes are read as accepted. Nothing is saved by this."
          placeholder="Choose a file"
          accept=".docx,.pdf,.txt,.md"
          clearable
          clearButtonProps={{ 'aria-label': 'Remove the file' }}
          maw={420}
          value={file}
          onChange={choose}
        />
        {read.isPending && (
          <Group gap="xs" role="status">
            <Loader size="xs" aria-hidden />
            <Text size="sm">Reading {file?.name}. A long PDF can take half a minute.</Text>
          </Group>
        )}
        <FormError error={read.error} />
        {read.data !== undefined && file !== null && (
          <Reading reading={read.data}>
            <CheckCopy key={`${file.name} ${file.lastModified}`} file={file} />
            <FormError error={refused} />
            <Button
              style={{ alignSelf: 'flex-start' }}
              disabled={read.data.changes.every(({ kind }) => kind === 'unchanged')}
              loading={taking}
              onClick={() => {
                onTake(read.data.matched);
              }}
            >
              Propose as a new version
            </Button>
          </Reading>
        )}
      </Stack>
    </section>
  );
}

interface ReadingProps {
  readonly reading: CopyReading;
  readonly children: ReactNode;
}

/** What a copy says: what is not in it, what is beside it, then the redline, then the acts. */
function Reading({ reading, children }: ReadingProps) {
  const { version, changes, missing, unmatched, skipped, tracked, comments } = reading;
  return (
    <Stack gap="sm" fz="sm">
      {missing.length > 0 && (
        <StatusMark tone="warn">
          Not in the copy: {missing.length === 1 ? 'clause' : 'clauses'} {missing.join(', ')}
        </StatusMark>
      )}
      {tracked > 0 && (
        <StatusMark tone="plain">{count(tracked, 'tracked change')} read as accepted</StatusMark>
      )}
      {comments > 0 && (
        <StatusMark tone="warn">
          {count(comments, 'comment')} in the copy, not shown here: open the file
        </StatusMark>
      )}
      <Passages
        title={`${count(unmatched.length, 'passage')} of the copy ${unmatched.length === 1 ? 'belongs' : 'belong'} to no clause`}
        passages={unmatched}
        open
      />
      <Passages
        title={`${count(skipped.length, 'line')} left out: page numbers, contents, our own annexes`}
        passages={skipped}
      />
      <VersionDiff changes={changes} before={`Version ${version}`} after="Your copy" />
      {children}
    </Stack>
  );
}

interface PassagesProps {
  readonly title: string;
  readonly passages: readonly string[];
  readonly open?: boolean;
}

function Passages({ title, passages, open = false }: PassagesProps) {
  if (passages.length === 0) return null;
  return (
    <details open={open}>
      <summary>{title}</summary>
      <ul className={classes.passages}>
        {passages.map((passage, at) => (
          // Two passages may read the same; they keep their place.
          <li key={at}>
            <Text size="sm">{passage}</Text>
          </li>
        ))}
      </ul>
    </details>
  );
}
