import { Button, Group, List, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { file } from '../../api/client.ts';
import { useRead } from '../../api/query.ts';
import type { AssessmentVersions } from '../../api/types.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { FormError } from '../../components/FormError.tsx';
import { Loading } from '../../components/Loading.tsx';
import { saveFile } from '../../components/saveFile.ts';
import { factChanges, textChanges } from './comparing.ts';
import { factName, factWords } from './factWords.ts';
import { conclusionWords, type Assessment } from './words.ts';

type Version = AssessmentVersions['versions'][number];

interface VersionsProps extends Pick<Assessment, 'kind' | 'about'> {
  readonly newest: NonNullable<Assessment['newest']>;
}

/** The newest version as a file, and the older ones, each with what was other than in the one before. */
export function Versions({ kind, about, newest: { version, whole } }: VersionsProps) {
  const [open, setOpen] = useState(false);
  const older = version > 1;
  return (
    <div className="no-print">
      <Group gap="xs" mt="sm">
        {whole && <SaveRecord {...{ kind, about, version }} />}
        {older && (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-expanded={open}
            onClick={() => {
              setOpen(!open);
            }}
          >
            {open ? 'Hide the versions' : `All ${String(version)} versions`}
          </Button>
        )}
      </Group>
      {older && open && <Older kind={kind} about={about} />}
    </div>
  );
}

interface OfVersion extends Pick<Assessment, 'kind' | 'about'> {
  readonly version: number;
}

function SaveRecord({ kind, about, version }: OfVersion) {
  const saving = useMutation({
    mutationFn: async () => {
      const of = { kind, about, version: String(version) };
      const pdf = await file('/api/assessments/:kind/:about/:version/record.pdf', of);
      saveFile(`assessment-${about}-${String(version)}.pdf`, 'application/pdf', pdf);
    },
  });
  return (
    <div>
      <Button
        size="compact-sm"
        variant="default"
        loading={saving.isPending}
        aria-label={`Save as sealed PDF: version ${String(version)} of ${about}`}
        onClick={() => {
          saving.mutate();
        }}
      >
        Save as sealed PDF
      </Button>
      <FormError error={saving.error} />
    </div>
  );
}

function Older({ kind, about }: Pick<Assessment, 'kind' | 'about'>) {
  const read = useRead('/api/assessments/:kind/:about/versions', { kind, about });
  if (read.data === undefined)
    return read.error === null ? (
      <Loading what="versions" height={80} />
    ) : (
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
    );
  const { versions } = read.data;
  return (
    <Stack gap="sm" mt="sm">
      {versions.map((one, nth) => (
        <section key={one.version} aria-label={`Version ${String(one.version)}`}>
          <Title order={4} size="h6">
            Version {one.version}, by {one.madeBy.name}, <EntryLink entry={one.entry} at={one.madeAt} />
          </Title>
          <Text size="sm">{conclusionWords[one.conclusion]}</Text>
          <Difference before={versions[nth + 1]} after={one} />
          {nth > 0 && one.whole && <SaveRecord {...{ kind, about }} version={one.version} />}
        </section>
      ))}
    </Stack>
  );
}

/** What one version says or is of that the one before did not. */
function Difference({ before, after }: { readonly before: Version | undefined; readonly after: Version }) {
  if (before === undefined)
    return (
      <Text size="sm" c="dimmed">
        The first.
      </Text>
    );
  const facts = before.whole && after.whole ? factChanges(before.facts, after.facts) : [];
  const texts = textChanges(before.texts, after.texts);
  if (facts.length + texts.length === 0)
    return (
      <Text size="sm" c="dimmed">
        The same facts and words as before.
      </Text>
    );
  return (
    <List size="sm">
      {facts.map(({ name, gone, added }) => (
        <List.Item key={name} style={{ overflowWrap: 'anywhere' }}>
          {factName(name)}:{' '}
          {gone.length > 0 && (
            <>
              no longer <del>{gone.map(factWords).join('; ')}</del>
              {added.length > 0 && ', '}
            </>
          )}
          {added.length > 0 && (
            <>
              now <ins>{added.map(factWords).join('; ')}</ins>
            </>
          )}
        </List.Item>
      ))}
      {texts.map(({ title, was, is }) => (
        <List.Item key={title} style={{ overflowWrap: 'anywhere' }}>
          {title}: <del>{was}</del> <ins>{is}</ins>
        </List.Item>
      ))}
    </List>
  );
}
