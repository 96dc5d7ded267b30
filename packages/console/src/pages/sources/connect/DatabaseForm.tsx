import { Button, Checkbox, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../../api/client.ts';
import { ApiError } from '../../../api/error.ts';
import { useStepUp } from '../../../app/stepUpContext.ts';
import { FormError } from '../../../components/FormError.tsx';
import { useForm } from '../../../hooks/useForm.ts';
import { sendSigned } from '../../../keys/sendSigned.ts';
import { hidden, textHash } from '../../../keys/sha256.ts';
import { ConfirmDraft } from './ConfirmDraft.tsx';
import { mapHash } from '../dataMap.ts';

const EMPTY = { id: '', name: '', ownerUrl: '', replica: '' };

const LOGINS = {
  two: 'a login that may create roles and a schema there',
  one: 'a login that may read the tables and nothing else; of a standby, if you like',
};

/** Connects a PostgreSQL database: read its columns, confirm what each holds, install the two logins. */
export function DatabaseForm({ done }: { readonly done: (source: string) => void }) {
  const { form: given, field, needed } = useForm(EMPTY);
  const [oneLock, setOneLock] = useState(false);
  const withStepUp = useStepUp();
  const { id, name, ownerUrl } = given;
  const replica = given.replica === '' || oneLock ? {} : { replica: given.replica };
  const draft = useMutation({
    gcTime: 0,
    mutationFn: () => send('POST /api/sources/draft', {}, { ownerUrl }),
  });
  if (draft.data !== undefined) {
    return (
      <ConfirmDraft
        draft={draft.data}
        back={() => {
          draft.reset();
        }}
        connect={async (confirmedMap, confirmed) => {
          const map = { ...confirmedMap, source: id };
          const { word: connection, salt } = hidden(await textHash(ownerUrl));
          const words = {
            ...{ source: id, name: await textHash(name), map: await mapHash(map) },
            ...{ connection, ...replica },
            ...(oneLock && { reads: 'one-lock' }),
          };
          return withStepUp(() =>
            sendSigned(
              'POST /api/sources',
              {},
              { id, name, ownerUrl, ...replica, oneLock, map, confirmed, salt },
              { act: 'source-connecting', words },
            ),
          );
        }}
        done={() => {
          done(id);
        }}
      />
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        draft.mutate();
      }}
    >
      <Stack maw={640}>
        <TextInput
          label="Short name"
          description="As it stands in agreements and entries: letters, digits, _ . : -"
          pattern="[A-Za-z0-9_.:\-]{1,80}"
          {...needed('id')}
        />
        <TextInput label="Name" minLength={2} {...needed('name')} />
        <PasswordInput
          label={oneLock ? 'Reading connection' : 'Owner connection'}
          description={`postgres://login:password@host:5432/database, ${LOGINS[oneLock ? 'one' : 'two']}. Kept encrypted, never shown again.`}
          autoComplete="off"
          {...needed('ownerUrl')}
        />
        <Checkbox
          label="I cannot grant a schema and roles: use one lock"
          description="Cordon then reads the tables with this one login and makes nothing in the database. You lose the second lock: whoever gets hold of the login reads every customer, the database’s own log can no longer be matched with the ledger, and values behind tokens pass through Cordon’s memory. A finding stays open for as long as it is so."
          checked={oneLock}
          onChange={(event) => {
            setOneLock(event.currentTarget.checked);
          }}
        />
        {!oneLock && (
          <TextInput
            label="Replica to read"
            description="postgres://host:5432/database, a standby of it. Leave it empty to read the database itself."
            {...field('replica')}
          />
        )}
        <Text size="sm" c="dimmed">
          Some rows of each table are looked at to tell what its columns hold. Only counts of them are kept.
        </Text>
        <FormError error={draft.error} />
        {draft.error instanceof ApiError && draft.error.code === 'source-unavailable' && (
          <Text size="sm">
            Check host and port, login and password, the database’s name, and that this machine may connect to
            it.
          </Text>
        )}
        <Button type="submit" loading={draft.isPending}>
          Read its columns
        </Button>
      </Stack>
    </form>
  );
}
