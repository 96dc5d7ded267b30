import { Button } from '@mantine/core';
import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { queryClient } from '../../api/query.ts';
import type { Phishing, PhishingScope } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { useForm } from '../../hooks/useForm.ts';
import { sendSigned } from '../../keys/sendSigned.ts';
import { PlanFields, type Plan } from './PlanFields.tsx';
import { scopeWords } from './words.ts';

const DAY_MS = 86_400_000;

/** Plans an exercise: whom, what and when. Nothing is sent by that. */
export function PlanCampaign({ view }: { readonly view: Phishing }) {
  const [open, setOpen] = useState(false);
  const { form, change } = useForm<Plan>(() => blankOf(view));
  const withStepUp = useStepUp();
  const navigate = useNavigate();
  const plan = useMutation({
    mutationFn: async (made: Plan) => {
      const scope = scopeOf(view, made);
      const signed = { act: 'phishing-planned', words: await scopeWords(scope) };
      return withStepUp(() => sendSigned('POST /api/phishing/campaigns', {}, { scope }, signed));
    },
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: ['/api/phishing'] });
      void navigate(`/phishing/${id}`);
    },
  });
  return (
    <>
      <Button
        size="xs"
        disabled={view.plannable.length === 0}
        onClick={() => {
          setOpen(true);
        }}
      >
        Plan an exercise
      </Button>
      <FormDialog
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title="Plan an exercise"
        size="lg"
        act="Plan it"
        disabled={form.templates.length === 0 || form.from === '' || form.until < form.from}
        sending={plan.isPending}
        error={plan.error}
        onSend={() => {
          plan.mutate(form);
        }}
      >
        <PlanFields view={view} plan={form} onChange={change} />
      </FormDialog>
    </>
  );
}

function blankOf({ plannable, templates }: Phishing): Plan {
  const today = new Date().toISOString().slice(0, 10);
  const week = new Date(Date.now() + 7 * DAY_MS).toISOString().slice(0, 10);
  return {
    ...{ agreement: plannable[0]?.agreement.id ?? '', from: today, until: week, people: 'agents', sites: [] },
    templates: templates.filter(({ kind }) => kind !== 'customer').map(({ id }) => id),
    ...{ perHour: 20, names: 'nobody', course: true, limitPercent: 10, sender: '' },
  };
}

/** Days are whole days of UTC; one that has begun counts from now on. */
function scopeOf({ plannable }: Phishing, plan: Plan): PhishingScope {
  const { from, until, sender, sites, ...rest } = plan;
  const begins = Math.max(Date.parse(`${from}T00:00:00Z`), Date.now());
  return {
    ...rest,
    vendor: plannable.find(({ agreement }) => agreement.id === plan.agreement)?.vendor.id ?? '',
    from: new Date(begins).toISOString(),
    until: new Date(Date.parse(`${until}T00:00:00Z`) + DAY_MS).toISOString(),
    ...{ sender: sender === '' ? null : sender, sites: sites.length === 0 ? null : [...sites] },
  };
}
