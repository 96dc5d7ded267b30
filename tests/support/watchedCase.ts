import type { Answer, Visitor } from '../../packages/server/src/demo/client.ts';

/* The case of a made-up customer that was touched, as somebody of the company sees it. */

interface SignalView {
  readonly id: string;
  readonly kind: string;
  readonly agent: { readonly id: string } | null;
  readonly events: readonly string[];
  readonly incident: string | null;
  readonly entry: number | null;
}

interface OrderView {
  readonly id: string;
  readonly step: string;
  readonly target: { readonly id: string };
  readonly orderedBy: unknown;
  readonly decision: string | null;
  readonly answer: string | null;
}

interface CaseView {
  readonly id: string;
  readonly state: string;
  readonly severity: string;
  readonly nextStep: string;
  readonly list: readonly SignalView[];
  readonly contained: readonly OrderView[];
  readonly clauses: readonly unknown[];
  readonly acts: readonly { readonly act: string; readonly entry: number | null }[];
}

export const signalsOf = async (who: Visitor): Promise<readonly SignalView[]> =>
  (await who.get('/api/signals?days=1')).json as readonly SignalView[];

export const canarySignal = async (who: Visitor): Promise<SignalView> => {
  const found = (await signalsOf(who)).find(({ kind }) => kind === 'canary');
  if (found === undefined) throw new Error('the canary was not told of');
  return found;
};

export const theCase = async (who: Visitor): Promise<CaseView> =>
  (await who.get(`/api/incidents/${(await canarySignal(who)).incident ?? ''}`)).json as CaseView;

export async function suspension(who: Visitor): Promise<OrderView> {
  const found = (await theCase(who)).contained.find(({ step }) => step === 'suspend-agent');
  if (found === undefined) throw new Error('nobody was suspended');
  return found;
}

export const decide = (who: Visitor, id: string, decision: 'kept' | 'undone'): Promise<Answer> =>
  who.post(`/api/containments/${id}/decide`, {
    decision,
    ...who.decided('containment-decided', { containment: id, decision }),
  });
