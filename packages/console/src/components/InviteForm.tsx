import { canonicalText } from '@cordon/ledger';
import { Button, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Reads } from '../api/endpoints.ts';
import { queryClient } from '../api/query.ts';
import type { PersonBody, PersonRole } from '../api/types.ts';
import { roleName } from '../app/roles.ts';
import { useStepUp } from '../app/stepUpContext.ts';
import { useForm } from '../hooks/useForm.ts';
import { sendSigned } from '../keys/sendSigned.ts';
import { hidden } from '../keys/sha256.ts';
import { FormError } from './FormError.tsx';
import { Invitation } from './Invitation.tsx';
import { AgentFields, AuditFields, type ChosenWork } from './InviteFields.tsx';

interface InviteFormProps {
  readonly party: string;
  readonly roles: readonly PersonRole[];
  /** Sites of the party, by id. */
  readonly sites?: readonly { readonly id: string; readonly name: string }[];
  readonly refresh: keyof Reads;
}

const NOBODY = { name: '', email: '', site: '' };

/** Invites a person: by mail, or by a link to hand over, which is shown once. */
export function InviteForm({ party, roles, sites = [], refresh }: InviteFormProps) {
  const [open, setOpen] = useState(false);
  const { form: who, setForm: setWho, field, needed } = useForm(NOBODY);
  const [role, setRole] = useState<PersonRole>(roles[0] ?? 'agent');
  const [work, setWork] = useState<ChosenWork | null>(null);
  const [audit, setAudit] = useState<PersonBody['audit']>();
  const withStepUp = useStepUp();
  const invite = useMutation({
    // The link is a way in; it does not stay in memory.
    gcTime: 0,
    mutationFn: () => {
      const [name, email] = [who.name.trim(), who.email.trim()];
      const site = who.site === '' ? null : who.site;
      const agent = role === 'agent' ? work : null;
      const [accessRole, purpose] = [agent?.accessRole ?? null, agent?.purpose ?? null];
      const audited = role === 'auditor' ? audit : undefined;
      const { word: invitee, salt } = hidden(canonicalText({ name, email }));
      const words = {
        ...{ subjectParty: party, site, role, accessRole, purpose, invitee },
        ...(audited !== undefined && {
          auditOf: audited.agreement,
          from: audited.from,
          until: audited.until,
        }),
      };
      return withStepUp(() =>
        sendSigned(
          'POST /api/people',
          {},
          {
            ...{ party, name, email, role, site, accessRole, purpose, salt },
            ...(audited !== undefined && { audit: audited }),
          },
          { act: 'person-invited', words },
        ),
      );
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [refresh] }),
  });
  const complete = (role !== 'agent' || work !== null) && (role !== 'auditor' || audit !== undefined);
  return (
    <>
      <Button
        size="xs"
        onClick={() => {
          invite.reset();
          // Somebody without a site comes from what is listed for the whole party only.
          setWho({ ...NOBODY, site: sites[0]?.id ?? '' });
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
        {invite.data !== undefined ? (
          <Invitation invitation={invite.data} to={who.email} />
        ) : (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              invite.mutate();
            }}
          >
            <Stack>
              <TextInput label="Name" minLength={2} {...needed('name')} />
              <TextInput label="E-mail" type="email" {...needed('email')} />
              <NativeSelect
                label="Role"
                data={roles.map((value) => ({ value, label: roleName[value] }))}
                value={role}
                onChange={(event) => {
                  const { value } = event.currentTarget;
                  setRole(roles.find((known) => known === value) ?? role);
                }}
              />
              {sites.length > 0 && (
                <NativeSelect
                  label="Site"
                  data={[
                    { value: '', label: 'None' },
                    ...sites.map(({ id, name }) => ({ value: id, label: name })),
                  ]}
                  {...field('site')}
                />
              )}
              {role === 'agent' && <AgentFields onWork={setWork} />}
              {role === 'auditor' && <AuditFields onAudit={setAudit} />}
              <FormError error={invite.error} />
              <Button type="submit" loading={invite.isPending} disabled={!complete}>
                Send invitation
              </Button>
            </Stack>
          </form>
        )}
      </Modal>
    </>
  );
}
