import { Button, Modal, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../api/client.ts';
import { queryClient } from '../../api/query.ts';
import type { DataMap } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormError } from '../../components/FormError.tsx';
import { MapTable } from './MapTable.tsx';

/** Connects a PostgreSQL database: read its columns, confirm what each holds, install the two logins. */
export function ConnectSource() {
  const [open, setOpen] = useState(false);
  const [id, setId] = useState('');
  const [name, setName] = useState('');
  const [ownerUrl, setOwnerUrl] = useState('');
  const [map, setMap] = useState<DataMap | null>(null);
  const withStepUp = useStepUp();
  const draft = useMutation({
    mutationFn: () => send('POST /api/sources/draft', {}, { ownerUrl }),
    onSuccess: setMap,
  });
  const connect = useMutation({
    mutationFn: (confirmed: DataMap) =>
      withStepUp(() => send('POST /api/sources', {}, { id, name, ownerUrl, map: confirmed })),
    onSuccess: () => {
      setOpen(false);
      setMap(null);
      setOwnerUrl('');
      return queryClient.invalidateQueries({ queryKey: ['/api/sources'] });
    },
  });
  return (
    <>
      <Button
        size="xs"
        onClick={() => {
          setOpen(true);
        }}
      >
        Connect source
      </Button>
      <Modal
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title="Connect a PostgreSQL database"
        size="xl"
      >
        <Stack>
          {map === null ? (
            <form
              onSubmit={(event) => {
                event.preventDefault();
                draft.mutate();
              }}
            >
              <Stack>
                <TextInput
                  label="Short name"
                  description="As it stands in agreements and entries"
                  required
                  value={id}
                  onChange={(event) => {
                    setId(event.currentTarget.value);
                  }}
                />
                <TextInput
                  label="Name"
                  required
                  value={name}
                  onChange={(event) => {
                    setName(event.currentTarget.value);
                  }}
                />
                <PasswordInput
                  label="Owner connection"
                  description="postgres://owner:password@host/database; kept encrypted and never shown again"
                  required
                  value={ownerUrl}
                  onChange={(event) => {
                    setOwnerUrl(event.currentTarget.value);
                  }}
                />
                <FormError error={draft.error} />
                <Button type="submit" loading={draft.isPending}>
                  Read its columns
                </Button>
              </Stack>
            </form>
          ) : (
            <>
              <Text size="sm">
                Look at each category and change what is wrong. Nothing is granted by this map; agreements
                grant.
              </Text>
              <MapTable
                map={map}
                onCategory={(resource, field, category) => {
                  setMap(withCategory(map, resource, field, category));
                }}
              />
              <FormError error={connect.error} />
              <Button
                loading={connect.isPending}
                onClick={() => {
                  connect.mutate(map);
                }}
              >
                Confirm and connect
              </Button>
            </>
          )}
        </Stack>
      </Modal>
    </>
  );
}

function withCategory(map: DataMap, resource: string, name: string, category: string): DataMap {
  return {
    ...map,
    resources: map.resources.map((one) =>
      one.name === resource
        ? {
            ...one,
            fields: one.fields.map((field) => (field.name === name ? { ...field, category } : field)),
          }
        : one,
    ),
  };
}
