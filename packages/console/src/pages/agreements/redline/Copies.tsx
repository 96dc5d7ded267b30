import { useSend } from '../../../api/query.ts';
import type { AgreementView } from '../../../api/types.ts';
import { useMe } from '../../../app/me.ts';
import { CompareVersions } from './CompareVersions.tsx';
import { CopyUpload } from './CopyUpload.tsx';

const READERS = ['company-admin', 'vendor-manager', 'vendor-admin'];
const DRAFTERS = ['company-admin', 'vendor-manager'];

/** Versions compared, and copies for lawyers out and back in. */
export function Copies({ view }: { readonly view: AgreementView }) {
  const { person } = useMe();
  const newest = view.versions[0]?.version ?? view.row.version;
  const propose = useSend('POST /api/agreements/:id/versions', { id: view.row.id }, [
    '/api/agreements/:id',
    '/api/agreements',
  ]);
  const open = view.row.status !== 'ended';
  return (
    <>
      {open && READERS.includes(person.role) && (
        <CopyUpload
          // A new version starts from a clean table.
          key={newest}
          agreement={view.row.id}
          version={newest}
          taking={propose.isPending}
          refused={propose.error}
          {...(DRAFTERS.includes(person.role) && {
            onTake: (clauses) => {
              propose.mutate({
                terms: view.terms,
                clauses: clauses.map(({ id, title, text }) => ({ id, title, text })),
              });
            },
          })}
        />
      )}
      <CompareVersions key={`compare ${newest}`} view={view} />
    </>
  );
}
