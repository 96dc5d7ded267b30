import { Button, FileButton, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { get, send } from '../../../api/client.ts';
import { queryClient } from '../../../api/query.ts';
import type { MapSight, SourceDraft, SourceView } from '../../../api/types.ts';
import { useStepUp } from '../../../app/stepUpContext.ts';
import { FormError } from '../../../components/FormError.tsx';
import { sendSigned } from '../../../keys/sendSigned.ts';
import { ReviewMap } from '../connect/ReviewMap.tsx';
import { useReview } from '../connect/useReview.ts';
import { columnKey, withAdditions, mapHash } from '../dataMap.ts';
import { ActsSection, type Editing } from './acts/ActsSection.tsx';
import { MapSightPanel } from './MapSightPanel.tsx';

/** A new version of a source's map: what the source holds beyond it can be added, anything left out or renamed, acts written. */
export function ChangeMap({ source }: { readonly source: SourceView }) {
  const [open, setOpen] = useState(false);
  const additions = useMutation({
    // A newer document may be large; it stays no longer than this dialog.
    gcTime: 0,
    mutationFn: async (file: File | null) => {
      const { id } = source;
      if (file === null) return { draft: await get('/api/sources/:id/map/additions', { id }, {}) };
      const document = await file.text();
      return { draft: await send('POST /api/sources/:id/map/additions', { id }, { document }), document };
    },
  });
  return (
    <>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          setOpen(true);
          additions.mutate(null);
        }}
      >
        Change the map
      </Button>
      <Modal
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title={`Change the map of ${source.name}`}
        size={1100}
      >
        {source.api !== null && (
          <NewerDocument
            name={additions.variables?.name ?? null}
            onFile={(file) => {
              additions.mutate(file);
            }}
          />
        )}
        <FormError error={additions.error} />
        {additions.data === undefined ? (
          additions.error === null && <Text size="sm">Reading what the source holds …</Text>
        ) : (
          <Editor
            key={additions.submittedAt}
            source={source}
            draft={withAdditions(source.map, additions.data.draft)}
            document={additions.data.document}
            done={() => {
              setOpen(false);
            }}
          />
        )}
      </Modal>
    </>
  );
}

interface NewerDocumentProps {
  /** Of the file whose additions are shown. */
  readonly name: string | null;
  readonly onFile: (file: File | null) => void;
}

/** A newer document of the API: what it says beyond the map can be added too. */
function NewerDocument({ name, onFile }: NewerDocumentProps) {
  return (
    <Group gap="xs" mb="sm">
      <FileButton accept="application/json,.json,.yaml,.yml" onChange={onFile}>
        {(props) => (
          <Button {...props} size="xs" variant="default">
            Read a newer OpenAPI document
          </Button>
        )}
      </FileButton>
      <Text size="sm" role="status">
        {name === null
          ? 'What its records hold beyond the map is below.'
          : `With what ${name} says beyond the map.`}
      </Text>
    </Group>
  );
}

interface EditorProps {
  readonly source: SourceView;
  readonly draft: SourceDraft;
  /** The newer document that the draft rests on. */
  readonly document: string | undefined;
  readonly done: () => void;
}

function Editor({ source: { id, map: before }, draft, document, done }: EditorProps) {
  // What the source holds beyond its map stays hidden until somebody takes it in.
  const review = useReview(
    draft,
    draft.findings.map(({ resource, field }) => columnKey(resource, field)),
  );
  const [act, setAct] = useState<Editing | null>(null);
  const unready = review.waiting > 0 || act !== null;
  const withStepUp = useStepUp();
  const asked = () => {
    const { map, confirmed } = review.confirmed();
    return { map: { ...map, version: before.version + 1 }, confirmed };
  };
  const look = useMutation({
    mutationFn: async () => {
      const { map } = asked();
      const sight = await send('POST /api/sources/:id/map/look', { id }, { map });
      return { sight, of: await mapHash(map) };
    },
  });
  const save = useMutation({
    mutationFn: async () => {
      const { map, confirmed } = asked();
      const hash = await mapHash(map);
      // What is signed is what was looked at.
      if (hash !== look.data?.of) throw new Error('The map changed since you looked. Look again.');
      return withStepUp(() =>
        sendSigned(
          'POST /api/sources/:id/map',
          { id },
          { map, confirmed, ...(document !== undefined && { document }) },
          { act: 'source-map-changing', words: { source: id, mapVersion: map.version, map: hash } },
        ),
      );
    },
    onSuccess: async () => {
      done();
      await queryClient.invalidateQueries({ queryKey: ['/api/sources'] });
      await queryClient.invalidateQueries({ queryKey: ['/api/sources/:id'] });
    },
  });
  const sight: readonly MapSight[] | undefined = look.data?.sight;
  return (
    <Stack>
      <ReviewMap review={review} />
      <ActsSection review={review} editing={act} onEditing={setAct} />
      {sight !== undefined && <MapSightPanel sight={sight} />}
      <FormError error={look.error ?? save.error} />
      {act !== null && <Text size="sm">Put the act into the new map, or leave it as it was, to go on.</Text>}
      <Group justify="flex-end">
        <Button
          variant={sight === undefined ? 'filled' : 'default'}
          loading={look.isPending}
          disabled={unready}
          onClick={() => {
            save.reset();
            look.mutate();
          }}
        >
          See who gains and loses sight
        </Button>
        {sight !== undefined && (
          <Button
            loading={save.isPending}
            disabled={unready}
            onClick={() => {
              save.mutate();
            }}
          >
            Sign and save
          </Button>
        )}
      </Group>
    </Stack>
  );
}
