import { Button } from '@mantine/core';
import { useSend } from '../../api/query.ts';
import { FormError } from '../../components/FormError.tsx';
import { ReportThanks } from '../../components/ReportThanks.tsx';

/** Reports a ticket that does not look like a customer’s. */
export function ReportTicket({ ticket }: { readonly ticket: string }) {
  const report = useSend('POST /api/phishing/reports', {}, ['/api/tickets']);
  if (report.data !== undefined) return <ReportThanks exercise={report.data.exercise} />;
  return (
    <>
      <Button
        size="xs"
        variant="default"
        loading={report.isPending}
        onClick={() => {
          report.mutate({ ticket, mail: '' });
        }}
      >
        Report as suspicious
      </Button>
      <FormError error={report.error} />
    </>
  );
}
