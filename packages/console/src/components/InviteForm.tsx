import { Button, Code, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Reads } from '../api/endpoints.ts';
import { useSend } from '../api/query.ts';
import type { PersonRole } from '../api/types.ts';
import { roleName } from '../app/roles.ts';
import { FormError } from './FormError.tsx';

interface InviteFormProps {
  readonly party: string;
  readonly roles: readonly PersonRole[];
  readonly refresh: keyof Reads;
}

/** Invites a person: by mail, or by a link to hand over, which is shown once. */
export function InviteForm({ party, roles, refresh }: InviteFormProps) {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<PersonRole>(roles[0] ?? 'agent');
  const [accessRole, setAccessRole] = useState('tier1');
  const [purpose, setPurpose] = useState('order-support');
  const invite = useSend('POST /api/people', {}, [refresh]);
  const agent = role === 'agent';
  return (
    <>
      <Button
        size="xs"
        onClick={() => {
          invite.reset();
          setOpen(true);
        }}
      >
        Invite
      </Button>
      <Modal
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title="Invite a person"
      >
        {invite.data === undefined ? (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              invite.mutate({
                party,
                name,
                email,
                role,
                site: null,
                accessRole: agent ? accessRole : null,
                purpose: agent ? purpose : null,
              });
            }}
          >
            <Stack>
              <TextInput
                label="Name"
                required
                minLength={2}
                value={name}
                onChange={(event) => {
                  setName(event.currentTarget.value);
                }}
              />
              <TextInput
                label="E-mail"
                type="email"
                required
                value={email}
                onChange={(event) => {
                  setEmail(event.currentTarget.value);
                }}
              />
              <Select
                label="Role"
                allowDeselect={false}
                data={roles.map((value) => ({ value, label: roleName[value] }))}
                value={role}
                onChange={(value) => {
                  if (value !== null) setRole(value);
                }}
              />
              {agent && (
                <>
                  <TextInput
                    label="Role of the agreement"
                    required
                    value={accessRole}
                    onChange={(event) => {
                      setAccessRole(event.currentTarget.value);
                    }}
                  />
                  <TextInput
                    label="Purpose"
                    required
                    value={purpose}
                    onChange={(event) => {
                      setPurpose(event.currentTarget.value);
                    }}
                  />
                </>
              )}
              <FormError error={invite.error} />
              <Button type="submit" loading={invite.isPending}>
                Invite
              </Button>
            </Stack>
          </form>
        ) : (
          <Stack>
            <Text>
              {invite.data.mailed
                ? `A mail with the link went to ${email}.`
                : 'No mail server is set. Hand over this link; it is shown this once and works once.'}
            </Text>
            {invite.data.link !== null && (
              <Code block tabIndex={0}>
                {invite.data.link}
              </Code>
            )}
          </Stack>
        )}
      </Modal>
    </>
  );
}
