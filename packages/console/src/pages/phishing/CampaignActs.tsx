import { useMutation } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { queryClient } from '../../api/query.ts';
import type { PhishingCampaignDetail } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormError } from '../../components/FormError.tsx';
import { sendSigned } from '../../keys/sendSigned.ts';
import { jsonHash } from '../../keys/sha256.ts';
import { scopeWords } from './words.ts';

const refresh = () =>
  Promise.all(
    ['/api/phishing', '/api/phishing/campaigns/:id'].map((path) =>
      queryClient.invalidateQueries({ queryKey: [path] }),
    ),
  );

const STOPPERS: ReadonlySet<string> = new Set(['company-admin', 'security-officer', 'vendor-admin']);

/** What the reader may do with an exercise as it stands. */
export function CampaignActs({ campaign }: { readonly campaign: PhishingCampaignDetail }) {
  const { id, scope, side, authorisations, mayStart, endedAt } = campaign;
  const { person } = useMe();
  const withStepUp = useStepUp();
  const maySign = side !== null && !authorisations.some((one) => one.side === side);
  const authorise = useMutation({
    mutationFn: async () => {
      const words = { ...(await scopeWords(scope)), campaign: id, side };
      const signed = { act: 'phishing-authorised', words };
      return withStepUp(() => sendSigned('POST /api/phishing/campaigns/:id/authorise', { id }, {}, signed));
    },
    onSuccess: refresh,
  });
  const start = useMutation({
    mutationFn: async () => {
      const signed = {
        act: 'phishing-started',
        words: { campaign: id, scope: await jsonHash({ ...scope }) },
      };
      return withStepUp(() => sendSigned('POST /api/phishing/campaigns/:id/start', { id }, {}, signed));
    },
    onSuccess: refresh,
  });
  const stop = useMutation({
    mutationFn: () => {
      const signed = { act: 'phishing-stopped', words: { campaign: id }, closes: true };
      return sendSigned('POST /api/phishing/campaigns/:id/stop', { id }, {}, signed);
    },
    onSuccess: refresh,
  });
  const button = (label: string, act: { isPending: boolean; mutate: () => void }, danger = false) => (
    <Button
      size="xs"
      {...(danger && { variant: 'default' })}
      loading={act.isPending}
      onClick={() => {
        act.mutate();
      }}
    >
      {label}
    </Button>
  );
  return (
    <>
      {maySign && button(`Authorise for the ${side}`, authorise)}
      {mayStart && button('Start', start)}
      {endedAt === null && STOPPERS.has(person.role) && button('Stop at once', stop, true)}
      <FormError error={authorise.error ?? start.error ?? stop.error} />
    </>
  );
}
