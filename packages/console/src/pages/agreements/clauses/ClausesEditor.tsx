import { Button, Group, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../../api/client.ts';
import type { ApiError } from '../../../api/error.ts';
import { useSend } from '../../../api/query.ts';
import type { AgreementView, LibraryView, SightView } from '../../../api/types.ts';
import { FormError } from '../../../components/FormError.tsx';
import { useUrl } from '../../../hooks/useUrl.ts';
import { AddClause } from './AddClause.tsx';
import { ClauseForm } from './ClauseForm.tsx';
import { Completeness } from './Completeness.tsx';
import {
  added,
  blank,
  bodyOf,
  cannotSave,
  editingOf,
  freeNumber,
  inserted,
  type Editing,
} from './editing.ts';
import { ParticularsForm } from './ParticularsForm.tsx';
import { SightPanel } from './SightPanel.tsx';
import { SightSentence } from '../../../components/sight/SightRows.tsx';
import classes from './clauses.module.css';

interface ClausesEditorProps {
  readonly view: AgreementView;
  readonly library: LibraryView;
}

/** Edits the clauses of a version; who gains and who loses sight is shown before anything is saved. */
export function ClausesEditor({ view, library }: ClausesEditorProps) {
  const { id } = view.row;
  const [initial] = useState(() => editingOf(view.clauses));
  const [clauses, setClauses] = useState(initial);
  const [particulars, setParticulars] = useState<Readonly<Record<string, string>>>(view.particulars);
  const [, toUrl] = useUrl();
  const save = useSend(
    'POST /api/agreements/:id/versions',
    { id },
    ['/api/agreements/:id', '/api/agreements'],
    ({ newest }) => {
      toUrl({ tab: null, version: newest });
    },
  );

  const why = cannotSave(clauses);
  const body = { clauses: bodyOf(clauses), particulars: { ...particulars } };
  const [asked] = useDebouncedValue(body, 400);
  const sight = useQuery<SightView, ApiError>({
    queryKey: ['/api/agreements/:id/sight', id, view.newest, JSON.stringify(asked)],
    queryFn: () => send('POST /api/agreements/:id/sight', { id }, asked),
    enabled: why === null,
    placeholderData: keepPreviousData,
  });

  const change = (
    key: string,
    patch: Partial<Editing>,
    when: (one: Editing) => boolean = () => true,
  ): void => {
    save.reset();
    setClauses((old) => old.map((one) => (one.key === key && when(one) ? { ...one, ...patch } : one)));
  };
  const add = (clause: string, number?: string): void => {
    const found = library.clauses.find((one) => one.id === clause);
    if (found === undefined) return;
    setClauses((old) => inserted(old, added(found, freeNumber(number ?? found.number ?? '12.1', old))));
  };
  const changed = clauses !== initial || particulars !== view.particulars;
  const used = new Set(clauses.flatMap(({ from }) => (from === null ? [] : [from.clause])));
  return (
    <Stack className={classes.form ?? ''}>
      {sight.data !== undefined && <Completeness report={sight.data.completeness} onAdd={add} />}
      <details>
        <summary>Names, contacts, places</summary>
        <ParticularsForm fields={library.particulars} values={particulars} onChange={setParticulars} />
      </details>
      {clauses.map((clause) => (
        <ClauseForm
          key={clause.key}
          clause={clause}
          template={library.clauses.find((one) => one.id === clause.from?.clause)}
          asKept={sight.data?.clauses.find((one) => one.id === clause.id)}
          unfed={sight.data?.unfed.includes(clause.id) ?? false}
          particulars={particulars}
          onChange={change}
          onRemove={(key) => {
            setClauses((old) => old.filter((one) => one.key !== key));
          }}
        />
      ))}
      <AddClause
        clauses={library.clauses}
        used={used}
        onAdd={(clause) => {
          add(clause.id);
        }}
        onBlank={() => {
          setClauses((old) => inserted(old, blank(freeNumber('12.1', old))));
        }}
      />
      {changed && sight.data !== undefined && <SightPanel sight={sight.data} />}
      <FormError error={save.error ?? sight.error} />
      <Group className={classes.save ?? ''} gap="sm">
        <Button
          disabled={!changed || why !== null}
          loading={save.isPending}
          onClick={() => {
            save.mutate({ base: view.newest, ...body });
          }}
        >
          Save as a new version
        </Button>
        <div role="status" className={classes.says}>
          {why !== null ? (
            <Text size="sm">{why}</Text>
          ) : !changed ? (
            <Text size="sm" c="dimmed">
              Nothing is changed yet.
            </Text>
          ) : (
            sight.data !== undefined && <SightSentence sight={sight.data} />
          )}
        </div>
      </Group>
    </Stack>
  );
}
