import { Text } from '@mantine/core';
import { useRead } from '../../../api/query.ts';
import type { AgreementView } from '../../../api/types.ts';
import { ErrorAlert } from '../../../components/ErrorAlert.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { ClausesEditor } from './ClausesEditor.tsx';

/** Changes of the newest version, as a proposal of one's own side. */
export function EditTab({ view }: { readonly view: AgreementView }) {
  const newest = useRead('/api/agreements/:id', { id: view.row.id }, { query: { version: view.newest } });
  const library = useRead('/api/library', {});
  const error = newest.error ?? library.error;
  if (error !== null) return <ErrorAlert error={error} onRetry={() => void newest.refetch()} />;
  if (newest.data?.shown !== view.newest || library.data === undefined) {
    return <Loading what="clauses" height={320} />;
  }
  return (
    <>
      <Text mb="sm">
        You change version {view.newest}. What you save is a new version, which comes into force once both
        parties have signed it; until then the one before stays.
      </Text>
      {/* A new version starts from its own clauses. */}
      <ClausesEditor key={newest.data.termsHash} view={newest.data} library={library.data} />
    </>
  );
}
