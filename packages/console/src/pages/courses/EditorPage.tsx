import { Text } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/query.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { Editor } from './Editor.tsx';
import { starter } from './starter.ts';
import { languageName } from './words.ts';

/** A course as it is written: the text on one side, how it will be read on the other. */
export default function EditorPage() {
  const { course = '', language = 'en' } = useParams();
  const read = useRead('/api/course-register/:id/text', { id: course }, { query: { language }, once: true });
  // Nothing is there before the first word of it is saved.
  const isNew = read.error?.code === 'not-in-scope';
  const other = read.data !== undefined && read.data.language !== language;
  return (
    <>
      <Text size="sm">
        <Link className="link" to="/course-register">
          All courses
        </Link>
      </Text>
      <PageHead
        title={`Write: ${course}`}
        lead={
          other
            ? `A translation into ${languageName(language)}: translate the text below, change its language, and leave the ids of its questions as they are.`
            : 'In Markdown. Nobody sees a draft before it is published.'
        }
      />
      {!isNew && <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />}
      {read.isPending && <Loading what="the text" height={480} />}
      {(isNew || read.data !== undefined) && (
        <Editor
          key={`${course} ${language}`}
          course={course}
          language={language}
          body={read.data?.body ?? starter(course, language)}
          revision={other ? 0 : (read.data?.revision ?? 0)}
        />
      )}
    </>
  );
}
