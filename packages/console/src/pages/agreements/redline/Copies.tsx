import { useSend } from '../../../api/query.ts';
import type { AgreementView, CopiedClause } from '../../../api/types.ts';
import { useMe } from '../../../app/me.ts';
import { proposers } from '../../../app/rights.ts';
import { CompareVersions } from './CompareVersions.tsx';
import { CopyUpload } from './CopyUpload.tsx';

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
      {open && proposers.includes(person.role) && (
        <CopyUpload
          // A new version starts from a clean table.
          key={newest}
          agreement={view.row.id}
          version={newest}
          taking={propose.isPending}
          refused={propose.error}
          onTake={(clauses) => {
            propose.mutate({ base: newest, clauses: clauses.map(proposedClause) });
          }}
        />
      )}
      <CompareVersions key={`compare ${newest}`} view={view} />
    </>
  );
}

/** What a copy brought back, as it is proposed; confirmations are the server's to say. */
function proposedClause({ id, title, text, from, effects }: CopiedClause) {
  return { id, title, text, ...(from !== undefined && { from }), ...(effects !== undefined && { effects }) };
}
