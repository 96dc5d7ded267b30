import { Button, Group, Modal, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../api/client.ts';
import { ApiError } from '../../api/error.ts';
import { queryClient } from '../../api/query.ts';
import type { DataMap } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { sendSigned } from '../../keys/sendSigned.ts';
import { hidden, jsonHash, textHash } from '../../keys/sha256.ts';
import { FormError } from '../../components/FormError.tsx';
import { withField, withoutFields } from './dataMap.ts';
import { MapTable } from './MapTable.tsx';

const EMPTY = { id: '', name: '', ownerUrl: '', replica: '' };

/** Connects a PostgreSQL database: read its columns, confirm what each holds, install the two logins. */
export function ConnectSource() {
  const [open, setOpen] = useState(false);
  const [given, setGiven] = useState(EMPTY);
  const [map, setMap] = useState<DataMap | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const withStepUp = useStepUp();
  const { id, name, ownerUrl } = given;
  const replica = given.replica === '' ? {} : { replica: given.replica };
  const close = (): void => {
    setOpen(false);
    setMap(null);
    // The connection text holds a password; it does not stay in memory.
    setGiven(EMPTY);
  };
  const draft = useMutation({
    gcTime: 0,
    mutationFn: () => send('POST /api/sources/draft', {}, { ownerUrl }),
    onSuccess: (drafted) => {
      setLeft(new Set());
      setMap(drafted);
    },
  });
  const connect = useMutation({
    gcTime: 0,
    mutationFn: async (confirmed: DataMap) => {
      const whole = { ...confirmed, source: id };
      const { word: connection, salt } = hidden(await textHash(ownerUrl));
      const words = {
        ...{ source: id, name: await textHash(name), map: await jsonHash(whole) },
        ...{ connection, ...replica },
      };
      return withStepUp(() =>
        sendSigned(
          'POST /api/sources',
          {},
          { id, name, ownerUrl, ...replica, map: whole, salt },
          { act: 'source-connecting', words },
        ),
      );
    },
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
      <Modal opened={open} onClose={close} title="Connect a PostgreSQL database" size={960}>
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
                description="postgres://owner:password@host:5432/database, a login that may create roles and a schema there. Kept encrypted, never shown again."
                autoComplete="off"
                {...field('ownerUrl')}
              />
              <TextInput
                label="Replica to read"
                description="postgres://host:5432/database, a standby of it. Leave it empty to read the database itself."
                {...field('replica')}
                required={false}
              />
              <FormError error={draft.error} />
              {draft.error instanceof ApiError && draft.error.code === 'source-unavailable' && (
                <Text size="sm">
                  Check host and port, login and password, the database’s name, and that this machine may
                  connect to it.
                </Text>
              )}
              <Button type="submit" loading={draft.isPending}>
                Read its columns
              </Button>
            </Stack>
          </form>
        ) : (
          <Stack>
            <Text>
              Look at each category and change what is wrong: this map grants nothing, agreements grant by
              category. “user” alone means that nobody could guess it, and nothing grants it. What you leave
              out is hidden from everybody, whatever an agreement says.
            </Text>
            <MapTable
              map={map}
              edit={{
                left,
                onField: (resource, column, patch) => {
                  setMap(withField(map, resource, column, patch));
                },
                onLeave: (column, leave) => {
                  setLeft(
                    (old) => new Set(leave ? [...old, column] : [...old].filter((one) => one !== column)),
                  );
                },
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
                  connect.mutate(withoutFields(map, left));
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
