import { Anchor, Group } from '@mantine/core';
import type { AgreementView, VersionView } from '../../../api/types.ts';

interface DocumentsProps {
  readonly view: AgreementView;
  readonly version: VersionView;
}

/** The files of a version: what is signed, and the certificate of completion once both have. */
export function Documents({ view, version }: DocumentsProps) {
  const at = `/api/agreements/${encodeURIComponent(view.row.id)}/versions/${String(version.version)}`;
  const parties = [view.controller.id, view.row.vendor.id];
  const complete = parties.every((party) =>
    version.signatures.some((signature) => signature.party.id === party && signature.valid),
  );
  return (
    <Group gap="4px 16px" mb="xs" fz="sm">
      <Anchor href={`${at}/document.pdf`} download inherit>
        {version.signatures.length === 0 ? 'Document, unsigned (PDF)' : 'Signed document (PDF)'}
      </Anchor>
      {complete && (
        <Anchor href={`${at}/completion.pdf`} download inherit>
          Certificate of completion (PDF)
        </Anchor>
      )}
    </Group>
  );
}
