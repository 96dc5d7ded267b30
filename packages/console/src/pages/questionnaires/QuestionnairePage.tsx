import { Alert, Group, Stack, Text } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { queryClient, useRead } from '../../api/query.ts';
import { send } from '../../api/client.ts';
import type { Questionnaire } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { company } from '../../app/roles.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { handIn } from './acts.ts';
import { AnswerSheet } from './AnswerSheet.tsx';
import { Exchange } from './Exchange.tsx';
import { PracticeBars } from './PracticeBars.tsx';
import { Review } from './Review.tsx';
import { stateWords } from './words.ts';

/** One assessment: answered by the vendor, reviewed by the company, read by its auditor. */
export default function QuestionnairePage() {
  const { id = '' } = useParams();
  const read = useRead('/api/questionnaires/:id', { id }, { once: true });
  const view = read.data;
  return (
    <>
      <PageHead
        title={view === undefined ? 'Assessment' : `Assessment of ${view.row.vendor.name}`}
        lead={view !== undefined && <Where view={view} />}
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {view === undefined ? (
        read.error === null && <Loading what="questions" height={320} />
      ) : (
        <Sheet view={view} />
      )}
    </>
  );
}

function Where({ view: { row, handedIn } }: { readonly view: Questionnaire }) {
  const [tone, words] = row.overdue ? (['bad', 'Overdue'] as const) : stateWords[row.state];
  return (
    <Group gap="sm" component="span">
      <StatusMark tone={tone}>{words}</StatusMark>
      <span>
        Asked by {row.askedBy.name}, due <Time at={row.dueAt} />
        {handedIn !== null && (
          <>
            , handed in <EntryLink entry={handedIn.entry} at={handedIn.at} />
          </>
        )}
      </span>
    </Group>
  );
}

function Sheet({ view }: { readonly view: Questionnaire }) {
  const { person } = useMe();
  const withStepUp = useStepUp();
  const { id } = view.row;
  const refresh = () =>
    Promise.all(
      ['/api/questionnaires/:id', '/api/questionnaires'].map((path) =>
        queryClient.invalidateQueries({ queryKey: [path] }),
      ),
    );
  const isCompany = company.some((role) => role === person.role);
  return (
    <Stack gap="lg">
      {person.role === 'vendor-admin' && <Exchange view={view} done={refresh} />}
      {isCompany && (
        <Text size="sm">
          <Link className="link" to={`/links/questionnaire/${id}`}>
            Links for people without an account
          </Link>
        </Text>
      )}
      {view.mayAnswer ? (
        <AnswerSheet
          view={view}
          openFiles
          save={(question, answer) =>
            send('POST /api/questionnaires/:id/answers', { id }, { answers: [{ question, ...answer }] })
          }
          addFile={(question, file) =>
            send('POST /api/questionnaires/:id/questions/:question/files', { id, question }, file)
          }
          handIn={async () => {
            await withStepUp(() => handIn(id));
            await refresh();
          }}
        />
      ) : (
        <>
          {view.handedIn === null && isCompany && (
            <Alert color="gray" title="Not handed in yet">
              What stands here may still change. You can review it once it is handed in.
            </Alert>
          )}
          <PracticeBars practices={view.practices} />
          <Review view={view} done={refresh} />
        </>
      )}
    </Stack>
  );
}
