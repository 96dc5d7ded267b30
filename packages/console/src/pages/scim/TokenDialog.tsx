import {
  Button,
  Code,
  CopyButton,
  Group,
  Modal,
  NumberInput,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { queryClient } from '../../api/query.ts';
import type { DirectoryToken, DirectoryTokenBody, DirectoryTokenMade } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormError } from '../../components/FormError.tsx';
import { sendSigned } from '../../keys/sendSigned.ts';
import { textHash } from '../../keys/sha256.ts';

const USES = {
  scim: {
    label: 'SCIM: an identity provider keeps users and groups',
    kind: 'scim',
    scopes: ['read', 'users', 'groups'],
  },
  users: { label: 'SCIM: users only', kind: 'scim', scopes: ['read', 'users'] },
  read: { label: 'SCIM: reading only', kind: 'scim', scopes: ['read'] },
  roster: { label: 'Rosters: a script uploads lists', kind: 'roster', scopes: ['read', 'users'] },
} as const satisfies Record<string, Pick<DirectoryTokenBody, 'kind' | 'scopes'> & { readonly label: string }>;

type Use = keyof typeof USES;

function isUse(value: string | null): value is Use {
  return value !== null && value in USES;
}

/** Makes a token and shows it this once. */
export function MakeToken({ vendor }: { readonly vendor: string }) {
  const [label, setLabel] = useState('');
  const [use, setUse] = useState<Use>('scim');
  const [networks, setNetworks] = useState('');
  const { scopes, kind } = USES[use];
  const make = async (days: number) => {
    const name = label.trim();
    const ranges = networks.split(/[\s,]+/).filter((one) => one !== '');
    return sendSigned(
      'POST /api/vendors/:id/directory/tokens',
      { id: vendor },
      { kind, label: name, scopes: [...scopes], days, networks: ranges },
      {
        act: 'directory-token-made',
        words: {
          ...{ subjectParty: vendor, kind, scopes: scopes.join(' '), networks: ranges.join(' '), days },
          label: await textHash(name),
        },
      },
    );
  };
  return (
    <OnceDialog
      button="Make a token"
      title="Make a token"
      act="Make the token"
      disabled={label.trim() === ''}
      start={180}
      make={make}
    >
      <TextInput
        label="Name"
        description="Which system will hold it, so that you know what to revoke"
        required
        withAsterisk={false}
        maxLength={100}
        data-autofocus
        value={label}
        onChange={(event) => {
          setLabel(event.currentTarget.value);
        }}
      />
      <Select
        label="What it is for"
        data={Object.entries(USES).map(([value, each]) => ({ value, label: each.label }))}
        allowDeselect={false}
        value={use}
        onChange={(value) => {
          if (isUse(value)) setUse(value);
        }}
      />
      <Textarea
        label="Only from these networks"
        description="One range a line; empty for an identity provider in the cloud, which has no fixed place"
        autosize
        minRows={1}
        value={networks}
        onChange={(event) => {
          setNetworks(event.currentTarget.value);
        }}
      />
    </OnceDialog>
  );
}

/** Makes a token in another's place; both work for a day. */
export function RotateToken({ vendor, token }: { readonly vendor: string; readonly token: DirectoryToken }) {
  return (
    <OnceDialog
      button="Rotate"
      name={`Rotate ${token.label}`}
      title={`Rotate ${token.label}`}
      act="Make the new token"
      start={180}
      make={(days) =>
        sendSigned(
          'POST /api/vendors/:id/directory/tokens/:token/rotate',
          { id: vendor, token: token.id },
          { days, overlapHours: 24 },
          {
            act: 'directory-token-rotated',
            words: { subjectParty: vendor, replaces: token.id, days, overlapHours: 24 },
          },
        )
      }
    >
      <Text size="sm">
        The old token works for 24 more hours, so that nothing stops while you enter the new one.
      </Text>
    </OnceDialog>
  );
}

interface OnceDialogProps {
  readonly button: string;
  /** The button's name, when there are several alike. */
  readonly name?: string;
  readonly title: string;
  readonly act: string;
  readonly disabled?: boolean;
  /** Days offered. */
  readonly start: number;
  readonly make: (days: number) => Promise<DirectoryTokenMade>;
  readonly children: ReactNode;
}

function OnceDialog({ button, name, title, act, disabled = false, start, make, children }: OnceDialogProps) {
  const [open, setOpen] = useState(false);
  const [days, setDays] = useState(start);
  const withStepUp = useStepUp();
  const made = useMutation({
    // The secret is a way in; it does not stay in memory.
    gcTime: 0,
    mutationFn: () => withStepUp(() => make(days)),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['/api/vendors/:id/directory'] }),
  });
  const close = () => {
    setOpen(false);
    made.reset();
  };
  return (
    <>
      <Button
        size={name === undefined ? 'xs' : 'compact-xs'}
        variant="default"
        {...(name !== undefined && { 'aria-label': name })}
        onClick={() => {
          setOpen(true);
        }}
      >
        {button}
      </Button>
      <Modal opened={open} onClose={close} title={title} size="lg">
        {made.data === undefined ? (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              made.mutate();
            }}
          >
            <Stack>
              {children}
              <NumberInput
                label="Days it is good for"
                description="365 at most"
                min={1}
                max={365}
                allowDecimal={false}
                value={days}
                onChange={(value) => {
                  setDays(Number(value));
                }}
              />
              <FormError error={made.error} />
              <Group>
                <Button type="submit" loading={made.isPending} disabled={disabled}>
                  {act}
                </Button>
              </Group>
            </Stack>
          </form>
        ) : (
          <Stack>
            <Text size="sm" role="status">
              This is the only time the token is shown. Copy it into the other system now.
            </Text>
            <Code block aria-label="The token">
              {made.data.secret}
            </Code>
            <Group>
              <CopyButton value={made.data.secret}>
                {({ copied, copy }) => (
                  <Button size="xs" variant="default" onClick={copy}>
                    {copied ? 'Copied' : 'Copy'}
                  </Button>
                )}
              </CopyButton>
              <Button size="xs" variant="default" onClick={close}>
                Done
              </Button>
            </Group>
          </Stack>
        )}
      </Modal>
    </>
  );
}
