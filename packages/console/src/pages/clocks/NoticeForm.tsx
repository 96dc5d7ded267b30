import { Alert, Autocomplete, Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import type { BreachNoticeDraft } from '../../api/types.ts';
import { count } from '../../components/count.ts';
import { FormError } from '../../components/FormError.tsx';
import { useGiving } from './acts.ts';
import { addressesIn } from './addresses.ts';
import classes from './clocks.module.css';
import { missingParts } from './missingParts.ts';
import { PeopleField } from './PeopleField.tsx';

interface NoticeFormProps {
  readonly incident: string;
  readonly clock: string;
  readonly draft: BreachNoticeDraft;
  readonly onDone: () => void;
}

/** A draft to read through and change: what it lacks is named, and then it is mailed or made as a file. */
export function NoticeForm({ incident, clock, draft, onDone }: NoticeFormProps) {
  const [texts, setTexts] = useState<Record<string, string>>(() =>
    Object.fromEntries(draft.parts.map(({ id, text }) => [id, text])),
  );
  const [address, setAddress] = useState(draft.addresses[0] ?? '');
  const [list, setList] = useState('');
  const people = draft.toPeople ? addressesIn(list).addresses : [];
  const give = useGiving(incident, onDone);
  const missing = missingParts(draft, texts);
  const whole = missing.length === 0;
  const mayGoOut = !draft.heldBack && (whole || draft.phases !== null);
  return (
    <Stack gap="md">
      {draft.heldBack && (
        <Alert color="yellow" title="Nothing may go out yet">
          Law enforcement asked to wait. It can be prepared as a file.
        </Alert>
      )}
      <Alert
        color={whole ? 'green' : 'yellow'}
        title={whole ? 'Nothing is missing' : `${String(missing.length)} missing`}
        role="status"
      >
        {whole ? (
          'Everything the law asks for is said. Whether it is plain enough for its readers only you can tell.'
        ) : (
          <>
            Not said yet: {missing.map(({ asks }) => asks).join('; ')}.
            {draft.phases !== null &&
              ` It may go out as a first phase, and the rest follows (${draft.phases}).`}
          </>
        )}
      </Alert>
      {[...Map.groupBy(draft.parts, ({ heading }) => heading)].map(([heading, parts]) => (
        <section key={heading} aria-label={heading}>
          <Title order={3} size="h5">
            {heading}
          </Title>
          <Stack gap="xs">
            {parts.map(({ id, asks, citation }) => (
              <div
                key={id}
                className={classes.part}
                data-missing={missing.some((one) => one.id === id) || undefined}
              >
                <Textarea
                  label={sentence(asks)}
                  description={citation}
                  autosize
                  minRows={2}
                  maxLength={8000}
                  value={texts[id] ?? ''}
                  onChange={(event) => {
                    const { value } = event.currentTarget;
                    setTexts((old) => ({ ...old, [id]: value }));
                  }}
                />
              </div>
            ))}
          </Stack>
        </section>
      ))}
      {draft.mailed ? (
        <Autocomplete
          data={draft.addresses}
          label="Mail it to"
          type="email"
          description="One address. It is entered in the ledger, then mailed until the mail server takes it."
          value={address}
          onChange={setAddress}
        />
      ) : draft.toPeople ? (
        <PeopleField value={list} onChange={setList} />
      ) : (
        <Text size="sm">Hand it in {draft.handedIn}. Then record here when it was given.</Text>
      )}
      <FormError error={give.error} />
      <Group justify="flex-end">
        <Button
          variant="default"
          loading={give.isPending}
          onClick={() => {
            give.mutate({ clock, texts, address: null, addresses: null });
          }}
        >
          Save as PDF
        </Button>
        {draft.mailed && (
          <Button
            disabled={!mayGoOut || !/^\S+@\S+\.\S+$/.test(address.trim())}
            loading={give.isPending}
            onClick={() => {
              give.mutate({ clock, texts, address: address.trim(), addresses: null });
            }}
          >
            {whole ? 'Give the notice' : 'Give a first phase'}
          </Button>
        )}
        {draft.toPeople && (
          <Button
            disabled={!mayGoOut || people.length === 0}
            loading={give.isPending}
            onClick={() => {
              give.mutate({ clock, texts, address: null, addresses: people });
            }}
          >
            Mail it to {count(people.length, 'person', 'people')}, each by themselves
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function sentence(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
