import { useParams } from 'react-router';
import { PageHead } from '../../components/PageHead.tsx';
import { IncidentClocks } from './IncidentClocks.tsx';

/** One incident: its clocks, what is known of it, and the notices. */
export default function IncidentPage() {
  const { incident = '' } = useParams();
  return (
    <>
      <PageHead
        title={`Clocks of incident ${incident}`}
        lead="Record what is known as soon as it is known: clocks start and end by it, and drafts are filled from it."
      />
      <IncidentClocks incident={incident} />
    </>
  );
}
