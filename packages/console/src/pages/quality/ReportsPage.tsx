import { Button, EmptyState } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconChartBar, IconDownload } from '@tabler/icons-react';
import { file } from '../../api/client.ts';
import { ApiError } from '../../api/error.ts';
import { useRead } from '../../api/query.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { FormError } from '../../components/FormError.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { saveFile } from '../../components/saveFile.ts';
import { useUrl } from '../../hooks/useUrl.ts';
import { AgreementSelect } from './AgreementSelect.tsx';
import { QualityTabs } from './QualityTabs.tsx';
import { ReportShown } from './ReportShown.tsx';

/** Figures over conversations: nothing in them is of a group too small to be told of. */
export default function ReportsPage() {
  const [search] = useUrl();
  const agreements = useRead('/api/agreements', {});
  const running = (agreements.data ?? []).filter(({ status }) => status === 'in-force');
  const agreement = search.get('agreement') ?? running[0]?.id ?? '';
  const read = useRead(
    '/api/agreements/:id/quality/report',
    { id: agreement },
    { enabled: agreement !== '', once: true },
  );
  const nothing = agreements.data !== undefined && running.length === 0;
  const withoutClause = read.error instanceof ApiError && read.error.code === 'not-permitted';
  return (
    <>
      <PageHead
        title="Quality reports"
        lead="Of whole weeks that are over. A figure that would tell of too few customers is hidden, and so is as much beside it as it takes that no total gives it away."
        actions={read.data !== undefined && <SaveCsv agreement={agreement} />}
      />
      <QualityTabs />
      <AgreementSelect agreements={running} value={agreement} />
      <ErrorAlert
        error={agreements.error ?? (withoutClause ? null : read.error)}
        onRetry={() => void read.refetch()}
      />
      {withoutClause && (
        <EmptyState
          icon={<IconChartBar aria-hidden />}
          title="No reports under this agreement for you"
          description="Reports need the clause “Quality reviews”, which names who may read them. The company drafts a version of the agreement with it."
        />
      )}
      {nothing && (
        <EmptyState
          icon={<IconChartBar aria-hidden />}
          title="No agreement is in force"
          description="Reports are of the conversations under one."
        />
      )}
      {read.data === undefined
        ? !nothing && read.error === null && <Loading what="the report" height={320} />
        : read.error === null && <ReportShown report={read.data} />}
    </>
  );
}

function SaveCsv({ agreement }: { readonly agreement: string }) {
  const save = useMutation({
    mutationFn: () => file('/api/agreements/:id/quality/report.csv', { id: agreement }),
    onSuccess: (bytes) => {
      saveFile('quality.csv', 'text/csv', new TextDecoder().decode(bytes));
    },
  });
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconDownload size={14} aria-hidden />}
        loading={save.isPending}
        onClick={() => {
          save.mutate();
        }}
      >
        Save as CSV
      </Button>
      <FormError error={save.error} />
    </>
  );
}
