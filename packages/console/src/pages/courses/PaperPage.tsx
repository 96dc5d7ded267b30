import { Text } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/query.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { PaperForm } from './PaperForm.tsx';
import { PaperResult } from './PaperResult.tsx';

/** A paper: its questions one by one, then what was right and why. */
export default function PaperPage() {
  const { paper = '', course = '' } = useParams();
  const read = useRead('/api/course-papers/:id', { id: paper }, { once: true });
  return (
    <>
      <Text size="sm">
        <Link className="link" to={`/courses/${course}`}>
          Back to the course
        </Link>
      </Text>
      <PageHead title={read.data === undefined ? 'Quiz' : `Quiz: ${read.data.title}`} />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {read.data === undefined && read.error === null && <Loading what="the quiz" height={320} />}
      {read.data !== undefined &&
        (read.data.result === null ? (
          <PaperForm key={read.data.id} paper={read.data} />
        ) : (
          <PaperResult paper={read.data} result={read.data.result} />
        ))}
    </>
  );
}
