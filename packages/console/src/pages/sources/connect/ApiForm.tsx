import { Button, FileInput, NativeSelect, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../../api/client.ts';
import { ApiError } from '../../../api/error.ts';
import type { SourceView } from '../../../api/types.ts';
import { useStepUp } from '../../../app/stepUpContext.ts';
import { FormError } from '../../../components/FormError.tsx';
import { useForm } from '../../../hooks/useForm.ts';
import { sendSigned } from '../../../keys/sendSigned.ts';
import { hidden, jsonHash, textHash } from '../../../keys/sha256.ts';
import { ConfirmDraft } from './ConfirmDraft.tsx';
import { mapHash } from '../dataMap.ts';

const REACH = [
  { value: 'public', label: 'On the internet' },
  { value: 'private', label: 'In a network of ours' },
  { value: 'loopback', label: 'On the machine Cordon runs on' },
] as const;

type Reach = (typeof REACH)[number]['value'];

const NEW = 'new';
const EMPTY = { id: '', name: '', baseUrl: '', header: 'Authorization', value: '' };

interface ApiFormProps {
  /** Sources an API can be put beside. */
  readonly sources: readonly SourceView[];
  readonly done: (source: string) => void;
}

/** Connects a JSON API: read its OpenAPI document, look at a few records, confirm what each field holds. */
export function ApiForm({ sources, done }: ApiFormProps) {
  const { form: given, field, needed } = useForm(EMPTY);
  const [beside, setBeside] = useState<string>(NEW);
  const [reach, setReach] = useState<Reach>('public');
  const [file, setFile] = useState<File | null>(null);
  const withStepUp = useStepUp();
  const known = sources.find(({ id }) => id === beside);
  const [id, name] = known === undefined ? [given.id, given.name] : [known.id, known.name];
  const { baseUrl, header, value } = given;
  const credential = value === '' ? null : { header, value };
  const draft = useMutation({
    gcTime: 0,
    mutationFn: async () => {
      const document = (await file?.text()) ?? '';
      const body = { document, baseUrl, credential, reach, ...(known !== undefined && { source: known.id }) };
      return {
        document,
        draft: await withStepUp(() => send('POST /api/sources/api-draft', {}, body)),
      };
    },
  });
  if (draft.data !== undefined) {
    const { document } = draft.data;
    return (
      <ConfirmDraft
        draft={draft.data.draft}
        back={() => {
          draft.reset();
        }}
        connect={async (map, confirmed) => {
          const { word: connection, salt } = hidden(await jsonHash({ baseUrl, credential, reach }));
          const words = {
            ...{ source: id, name: await textHash(name), map: await mapHash(map) },
            connection,
          };
          return withStepUp(() =>
            sendSigned(
              'POST /api/sources/api',
              {},
              { id, name, document, baseUrl, credential, reach, map, confirmed, salt },
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
        {sources.length > 0 && (
          <NativeSelect
            label="Where it belongs"
            description="An API that holds the customers of a database goes beside it: one agreement covers both."
            data={[
              { value: NEW, label: 'A source of its own' },
              ...sources.map((one) => ({ value: one.id, label: `Beside ${one.name}` })),
            ]}
            value={beside}
            onChange={(event) => {
              setBeside(event.currentTarget.value);
            }}
          />
        )}
        {known === undefined && (
          <>
            <TextInput
              label="Short name"
              description="As it stands in agreements and entries: letters, digits, _ . : -"
              pattern="[A-Za-z0-9_.:\-]{1,80}"
              {...needed('id')}
            />
            <TextInput label="Name" minLength={2} {...needed('name')} />
          </>
        )}
        <FileInput
          label="OpenAPI document"
          description="OpenAPI 3.0 or 3.1, as JSON or YAML"
          accept="application/json,.json,.yaml,.yml"
          placeholder="Choose a file"
          required
          withAsterisk={false}
          value={file}
          onChange={setFile}
        />
        <TextInput
          label="Address"
          description="The paths of the document lie below it: https://api.example.com/v2"
          {...needed('baseUrl')}
        />
        <NativeSelect
          label="Where the address leads"
          description="Fixed from now on: if the name of the API ever leads elsewhere, nothing is asked of it."
          data={[...REACH]}
          value={reach}
          onChange={(event) => {
            const { value: chosen } = event.currentTarget;
            setReach(REACH.find((one) => one.value === chosen)?.value ?? 'public');
          }}
        />
        <TextInput label="Header with Cordon’s credential" {...field('header')} />
        <PasswordInput
          label="Cordon’s credential"
          description="As the API wants it, such as: Bearer … It needs to read, and nothing else. Kept encrypted, never shown again. Empty when the API asks for none."
          autoComplete="off"
          {...field('value')}
        />
        <FormError error={draft.error} />
        {draft.error instanceof ApiError && draft.error.code === 'source-unavailable' && (
          <Text size="sm">
            Check the address, the credential, and that this machine may connect to it. The answer must be
            JSON.
          </Text>
        )}
        <Button type="submit" loading={draft.isPending}>
          Read its document
        </Button>
      </Stack>
    </form>
  );
}
