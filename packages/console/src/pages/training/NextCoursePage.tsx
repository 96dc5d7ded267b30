import { Navigate } from 'react-router';
import { useRead } from '../../api/query.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';

/** Where a refusal leads: straight to the course that keeps one out. */
export default function NextCoursePage() {
  const read = useRead('/api/training/mine', {});
  if (read.data === undefined) {
    return read.error === null ? (
      <Loading what="the course" height={240} />
    ) : (
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
    );
  }
  const { next } = read.data;
  return <Navigate replace to={next === null ? '/training/mine' : `/courses/${next}`} />;
}
