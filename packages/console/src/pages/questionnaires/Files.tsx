import { Button, FileButton as Pick, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { EvidenceFile } from '../../api/types.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { FormError } from '../../components/FormError.tsx';

interface FilesProps {
  readonly files: readonly EvidenceFile[];
  /** Whether whoever looks may fetch them and see their entries. */
  readonly open: boolean;
  /** Null where nothing may be added any more. */
  readonly add: ((file: File) => Promise<unknown>) | null;
  /** What they go with, for a screen reader. */
  readonly label: string;
}

/** Files of evidence, and the way to add one. */
export function Files({ files, open, add, label }: FilesProps) {
  const adding = useMutation({ mutationFn: (file: File) => add?.(file) ?? Promise.resolve(null) });
  if (files.length === 0 && add === null) return null;
  return (
    <div>
      {files.map(({ id, type, bytes, entry }, nth) => (
        <Text size="sm" key={id}>
          {open ? (
            <a className="link" href={`/api/evidence-files/${id}`} download={`${id}.${type}`}>
              File {nth + 1}
            </a>
          ) : (
            `File ${String(nth + 1)}`
          )}
          , {type.toUpperCase()}, {Math.ceil(bytes / 1024)} KB
          {open && (
            <>
              , <EntryLink entry={entry} />
            </>
          )}
        </Text>
      ))}
      {add !== null && (
        <Group gap="xs" mt={4}>
          <Pick
            accept="application/pdf,image/png,image/jpeg"
            onChange={(file) => {
              if (file !== null) adding.mutate(file);
            }}
          >
            {(props) => (
              <Button
                {...props}
                size="compact-sm"
                variant="default"
                loading={adding.isPending}
                aria-label={`Add a file: ${label}`}
              >
                Add a file
              </Button>
            )}
          </Pick>
          <Text size="xs" c="dimmed">
            PDF, PNG or JPEG, 5 MB at most
          </Text>
        </Group>
      )}
      <FormError error={adding.error} />
    </div>
  );
}
