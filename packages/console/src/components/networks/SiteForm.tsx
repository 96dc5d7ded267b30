import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSend } from '../../api/query.ts';
import type { SiteView } from '../../api/types.ts';
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
  const add = useSend('POST /api/sites', {}, SHOWS_LISTS, onClose);
  const rename = useSend('POST /api/sites/:id/rename', { id: site?.id ?? '' }, SHOWS_LISTS, onClose);
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={site === null ? 'Add a site' : `Rename ${site.name}`}
      act={site === null ? 'Add' : 'Rename'}
      disabled={name.trim().length < 2 || country.length !== 2}
      sending={add.isPending || rename.isPending}
      error={add.error ?? rename.error}
      onSend={() => {
        if (site === null) add.mutate({ party, name, country });
        else rename.mutate({ name });
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
