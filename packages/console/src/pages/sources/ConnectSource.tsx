import { Button, Group, Modal, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../api/client.ts';
import { queryClient } from '../../api/query.ts';
import type { DataMap } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormError } from '../../components/FormError.tsx';
import { withField } from './dataMap.ts';
import { MapTable } from './MapTable.tsx';

const EMPTY = { id: '', name: '', ownerUrl: '' };

/** Connects a PostgreSQL database: read its columns, confirm what each holds, install the two logins. */
export function ConnectSource() {
  const [open, setOpen] = useState(false);
  const [given, setGiven] = useState(EMPTY);
  const [map, setMap] = useState<DataMap | null>(null);
  const withStepUp = useStepUp();
  const { id, name, ownerUrl } = given;
  const close = (): void => {
    setOpen(false);
    setMap(null);
    // The connection text holds a password; it does not stay in memory.
    setGiven(EMPTY);
  };
  const draft = useMutation({
    gcTime: 0,
    mutationFn: () => send('POST /api/sources/draft', {}, { ownerUrl }),
    onSuccess: setMap,
  });
  const connect = useMutation({
    gcTime: 0,
    mutationFn: (confirmed: DataMap) =>
      withStepUp(() =>
        send('POST /api/sources', {}, { id, name, ownerUrl, map: { ...confirmed, source: id } }),
      ),
    onSuccess: () => {
      close();
      return queryClient.invalidateQueries({ queryKey: ['/api/sources'] });
    },
  });
  const field = (what: keyof typeof EMPTY) => ({
    required: true,
    withAsterisk: false,
    value: given[what],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setGiven((old) => ({ ...old, [what]: value }));
    },
  });
  return (
    <>
      <Button
        size="xs"
        onClick={() => {
          draft.reset();
          connect.reset();
          setOpen(true);
        }}
      >
        Connect source
      </Button>
      <Modal opened={open} onClose={close} title="Connect a PostgreSQL database" size="xl">
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
                description="As it stands in agreements and entries: letters, digits, _ . : -"
                pattern="[A-Za-z0-9_.:\-]{1,80}"
                {...field('id')}
              />
              <TextInput label="Name" minLength={2} {...field('name')} />
              <PasswordInput
                label="Owner connection"
                description="postgres://owner:password@host/database; kept encrypted and never shown again"
                autoComplete="off"
                {...field('ownerUrl')}
              />
              <FormError error={draft.error} />
              <Button type="submit" loading={draft.isPending}>
                Read its columns
              </Button>
            </Stack>
          </form>
        ) : (
          <Stack>
            <Text>
              Look at each category and change what is wrong. This map grants nothing; agreements grant, by
              category.
            </Text>
            <MapTable
              map={map}
              onField={(resource, column, patch) => {
                setMap(withField(map, resource, column, patch));
              }}
            />
            <FormError error={connect.error} />
            <Group justify="flex-end">
              <Button
                variant="default"
                onClick={() => {
                  setMap(null);
                }}
              >
                Back
              </Button>
              <Button
                loading={connect.isPending}
                onClick={() => {
                  connect.mutate(map);
                }}
              >
                Confirm and connect
              </Button>
            </Group>
          </Stack>
        )}
      </Modal>
    </>
  );
}
