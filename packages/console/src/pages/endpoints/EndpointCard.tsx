import { Card, Group, Text, Title } from '@mantine/core';
import type { EndpointView } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormError } from '../../components/FormError.tsx';
import { SmallAct } from '../../components/SmallAct.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { useDecision } from '../../keys/useDecision.ts';
import { CertificateLife } from './CertificateLife.tsx';
import classes from './endpoints.module.css';
import { standingWords, USES, versionsWords } from './words.ts';

/** One server: how it stands, what is wrong, and how each of it is mended. */
export function EndpointCard({ endpoint }: { readonly endpoint: EndpointView }) {
  const { id, host, port, usedFor, lookedAt, certificate, failings, versions, mayChange } = endpoint;
  const { tone, words } = standingWords(endpoint);
  return (
    <Card withBorder padding="sm" component="article" aria-labelledby={id}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Title order={3} size="h4" id={id} className={classes.host}>
          {host}:{port}
        </Title>
        <StatusMark tone={tone}>{words}</StatusMark>
      </Group>
      <Text size="sm" c="dimmed" mb={6}>
        {USES[usedFor]}
        {lookedAt !== null && (
          <>
            , looked at <Time at={lookedAt} />
          </>
        )}
        {versions.length > 0 && `, TLS ${versionsWords(versions)}`}
      </Text>
      {certificate !== null && <CertificateLife certificate={certificate} />}
      {failings.length > 0 && (
        <ul className={classes.failings} aria-label={`What is wrong with ${host}`}>
          {failings.map((failing) => (
            <li key={failing.id}>
              <StatusMark tone={failing.severity === 'grave' ? 'bad' : 'warn'}>{failing.says}</StatusMark>
              <Text size="sm" ml={24}>
                {failing.mend}
              </Text>
            </li>
          ))}
        </ul>
      )}
      {mayChange && <Acts endpoint={endpoint} />}
    </Card>
  );
}

function Acts({ endpoint: { id, host } }: { readonly endpoint: EndpointView }) {
  const withStepUp = useStepUp();
  const signing = (act: string) => ({ act, words: { endpoint: id } });
  const look = useDecision('POST /api/endpoints/:id/look', { id }, signing('endpoint-look-asked'), [
    '/api/endpoints',
  ]);
  const withdraw = useDecision(
    'POST /api/endpoints/:id/withdraw',
    { id },
    signing('endpoint-withdrawn'),
    ['/api/endpoints'],
    undefined,
    withStepUp,
  );
  return (
    <>
      <Group gap="xs" mt="sm" role="group" aria-label={host}>
        <SmallAct act={look} input={{}} label="Look again" main />
        <SmallAct act={withdraw} input={{}} label="Withdraw" />
      </Group>
      <FormError error={look.error ?? withdraw.error} />
    </>
  );
}
