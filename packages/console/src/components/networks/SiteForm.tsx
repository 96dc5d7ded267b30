import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient } from '../../api/query.ts';
import type { SiteView } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { sendSigned } from '../../keys/sendSigned.ts';
import { textHash } from '../../keys/sha256.ts';
import { FormDialog } from '../FormDialog.tsx';
import { SHOWS_LISTS } from './refreshed.ts';

interface SiteFormProps {
  readonly party: string;
  /** The site to rename; null to add one. */
  readonly site: SiteView | null;
  readonly onClose: () => void;
}

/** Adds a site, or gives one another name. */
export function SiteForm({ party, site, onClose }: SiteFormProps) {
  const [name, setName] = useState(site?.name ?? '');
  const [country, setCountry] = useState(site?.country ?? '');
  const withStepUp = useStepUp();
  const save = useMutation({
    mutationFn: async () => {
      const given = name.trim();
      const word = await textHash(given);
      if (site === null) {
        const words = { subjectParty: party, country, name: word };
        return withStepUp(() =>
          sendSigned('POST /api/sites', {}, { party, name: given, country }, { act: 'site-added', words }),
        );
      }
      const { id } = site;
      const words = { site: id, name: word };
      return withStepUp(() =>
        sendSigned('POST /api/sites/:id/rename', { id }, { name: given }, { act: 'site-renamed', words }),
      );
    },
    onSuccess: async () => {
      await Promise.all(SHOWS_LISTS.map((path) => queryClient.invalidateQueries({ queryKey: [path] })));
      onClose();
    },
  });
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={site === null ? 'Add a site' : `Rename ${site.name}`}
      act={site === null ? 'Add' : 'Rename'}
      disabled={name.trim().length < 2 || country.length !== 2}
      sending={save.isPending}
      error={save.error}
      onSend={() => {
        save.mutate();
      }}
    >
      <TextInput
        label="Name"
        description="As people call the place"
        maxLength={100}
        data-autofocus
        value={name}
        onChange={(event) => {
          setName(event.currentTarget.value);
        }}
      />
      {site === null && (
        <TextInput
          label="Country"
          description="Two letters, as PH"
          maxLength={2}
          value={country}
          onChange={(event) => {
            setCountry(event.currentTarget.value.toUpperCase().replaceAll(/[^A-Z]/g, ''));
          }}
        />
      )}
    </FormDialog>
  );
}
