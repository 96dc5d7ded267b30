import { Button, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useSend } from '../../api/query.ts';
import type { AgreementView, Clause } from '../../api/types.ts';
import { FormError } from '../../components/FormError.tsx';
import { ClauseEditor } from './ClauseEditor.tsx';
import { Problems } from './Problems.tsx';
import { sightChanges } from './sight.ts';
import { SightTable } from './SightTable.tsx';
import { pathsOf, serverProblems, termsProblems } from './termsProblems.ts';

interface VersionEditorProps {
  readonly view: AgreementView;
  /** The terms in force, indented to be read. */
  readonly pretty: string;
}

/** Edits terms and clauses as a new version; who gains and who loses sight is shown before anything is saved. */
export function VersionEditor({ view, pretty }: VersionEditorProps) {
  const [text, setText] = useState(pretty);
  const [clauses, setClauses] = useState<readonly Clause[]>(view.clauses);
  const save = useSend('POST /api/agreements/:id/versions', { id: view.row.id }, [
    '/api/agreements/:id',
    '/api/agreements',
  ]);
  const problems = termsProblems(text, clauses);
  const changed = text !== pretty || clauses !== view.clauses;
  const changes = text === pretty ? [] : sightChanges(pretty, text);
  return (
    <Stack>
      <ClauseEditor
        clauses={clauses}
        onChange={(next) => {
          setClauses(next);
          save.reset();
        }}
      />
      <Textarea
        label="Terms (JSON)"
        description="The version number is set by the server."
        autosize
        minRows={12}
        maxRows={30}
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }}
        error={problems.length > 0 && 'These terms cannot be saved yet.'}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          save.reset();
        }}
      />
      <Problems problems={problems} />
      {changed && changes !== null && <SightTable changes={changes} />}
      <FormError error={save.error} />
      {save.error !== null && <Problems problems={serverProblems(text, pathsOf(save.error))} />}
      <Button
        style={{ alignSelf: 'flex-start' }}
        disabled={!changed || problems.length > 0}
        loading={save.isPending}
        onClick={() => {
          save.mutate({ terms: text, clauses: [...clauses] });
        }}
      >
        Save as a new version
      </Button>
    </Stack>
  );
}
