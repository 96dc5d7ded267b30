import { Select, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { DirectoryToken, DirectoryTokenBody } from '../../api/types.ts';
import { OnceDialog } from '../../components/OnceDialog.tsx';
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

/** Days a token is offered for, and at most. */
const LASTS = { start: 180, most: 365 } as const;

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
      {...LASTS}
      refresh="/api/vendors/:id/directory"
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
      {...LASTS}
      refresh="/api/vendors/:id/directory"
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
