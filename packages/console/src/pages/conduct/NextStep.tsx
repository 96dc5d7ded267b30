import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { ConductCase } from '../../api/types.ts';
import { FormError } from '../../components/FormError.tsx';
import { Time } from '../../components/Time.tsx';
import { AddFact, AskHearing, Propose, ProposeAppeal } from './CaseForms.tsx';
import { decide, decideAppeal } from './signing.ts';
import { useActing } from './useActing.ts';
import { stepMeans, stepWords } from './words.ts';

/** What comes next, who may do it, and the buttons of whoever looks. */
export function NextStep({ view }: { readonly view: ConductCase }) {
  const { id, may, proposal, appealProposal } = view;
  const deciding = useActing((approve: boolean) =>
    decide(id, { proposal: proposal?.id ?? '', step: proposal?.outcome.step ?? 'none', approve }),
  );
  const answering = useActing((approve: boolean) =>
    decideAppeal(id, {
      proposal: appealProposal?.id ?? '',
      granted: appealProposal?.granted ?? false,
      approve,
    }),
  );
  return (
    <Card withBorder component="section" aria-labelledby="next">
      <Title order={2} id="next" mb="xs">
        What comes next
      </Title>
      <Stack gap="sm">
        <Said view={view} />
        <FormError error={deciding.error ?? answering.error} />
        <Group gap="xs" className="no-print">
          {may.includes('decide') && proposal !== null && (
            <Button
              loading={deciding.isPending}
              onClick={() => {
                deciding.mutate(true);
              }}
            >
              Decide the same: {stepWords[proposal.outcome.step].toLowerCase()}
            </Button>
          )}
          {may.includes('take-back') && proposal !== null && (
            <Button
              variant="default"
              onClick={() => {
                deciding.mutate(false);
              }}
            >
              {may.includes('decide') ? 'I do not agree' : 'Take it back'}
            </Button>
          )}
          {may.includes('appeal-decide') && appealProposal !== null && (
            <Button
              loading={answering.isPending}
              onClick={() => {
                answering.mutate(true);
              }}
            >
              Decide the same: {appealProposal.granted ? 'grant it' : 'refuse it'}
            </Button>
          )}
          {may.includes('appeal-take-back') && appealProposal !== null && (
            <Button
              variant="default"
              onClick={() => {
                answering.mutate(false);
              }}
            >
              {may.includes('appeal-decide') ? 'I do not agree' : 'Take it back'}
            </Button>
          )}
          {may.includes('hearing') && <AskHearing view={view} />}
          {may.includes('propose') && <Propose view={view} />}
          {may.includes('appeal-propose') && <ProposeAppeal id={id} />}
          {may.includes('fact') && <AddFact view={view} />}
        </Group>
      </Stack>
    </Card>
  );
}

function Said({ view }: { readonly view: ConductCase }) {
  const { state, hearing, proposal, decision, appealProposal, appealUntil, inForce, may } = view;
  const others =
    'You cannot do this step here: whoever is in the case, reported it or decided before leaves it to others.';
  switch (state) {
    case 'gathering':
      return (
        <Text>Cite what proves it, then ask the person for their side. Nobody decides before that.</Text>
      );
    case 'hearing':
      return (
        <Text>
          The person has until {hearing !== null && <Time at={hearing.until} stamp />} to answer. It can be
          decided when they did, or then.
        </Text>
      );
    case 'heard':
      return (
        <Text>
          {may.includes('propose') ? 'Say what you would decide. A second person decides with you.' : others}
        </Text>
      );
    case 'proposed':
      return (
        <Text>
          {proposal?.by} would decide: {proposal !== null && stepWords[proposal.outcome.step].toLowerCase()}.{' '}
          {proposal !== null && stepMeans[proposal.outcome.step]}{' '}
          {!may.includes('decide') && 'Somebody else has to decide with them.'}
        </Text>
      );
    case 'appealed':
      return (
        <Text>
          The person appealed. Two people who did not decide before look at it.{' '}
          {!may.includes('appeal-propose') && others}
        </Text>
      );
    case 'appeal-proposed':
      return (
        <Text>
          {appealProposal?.by} would {appealProposal?.granted === true ? 'grant' : 'refuse'} it.{' '}
          {!may.includes('appeal-decide') && 'Somebody else has to decide with them.'}
        </Text>
      );
    case 'overturned':
      return (
        <Text>The appeal was granted: what the step took was given back at once, and it never counts.</Text>
      );
    case 'dismissed':
      return <Text>Two people found nothing to answer for. Nothing of it counts.</Text>;
    case 'decided':
    case 'upheld':
      return (
        <Text>
          {decision !== null && `${stepWords[decision.step]}, decided by ${decision.by.join(' and ')}. `}
          {inForce ? 'It is in force: ' : 'It closes nothing now. '}
          {inForce && decision !== null && stepMeans[decision.step]}
          {appealUntil !== null && (
            <>
              {' '}
              The person may appeal until <Time at={appealUntil} stamp />.
            </>
          )}
        </Text>
      );
  }
}
