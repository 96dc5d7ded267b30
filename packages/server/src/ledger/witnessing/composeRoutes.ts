import { parseVkey } from '@cordon/ledger';
import type { Guard } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import type { EnterAct } from '../admin.ts';
import { outsideAgreements } from '../outside.ts';
import type { DecidingDeps } from './deciding.ts';
import { witnessRoutes, type WitnessRoutesDeps } from './routes.ts';

/** The parts of the house that the witnesses' routes rest on. */
export interface WitnessRoutesGround extends Pick<
  WitnessRoutesDeps,
  'witnesses' | 'standing' | 'signedActs' | 'vkey' | 'now'
> {
  readonly identity: { readonly guard: Guard };
  readonly enterAct: EnterAct;
  readonly agreements: {
    list(): Promise<
      readonly {
        readonly id: string;
        readonly title: string;
        readonly controller: { readonly id: string };
        readonly processor: { readonly id: string; readonly name: string };
        readonly endedAt: Date | null;
      }[]
    >;
  };
}

export function composeWitnessRoutes(app: App, ground: WitnessRoutesGround): void {
  const { identity, agreements, witnesses, standing, signedActs, vkey, now } = ground;
  const { enter } = outsideAgreements(ground);
  const standingOnes: DecidingDeps['agreements'] = async () =>
    (await agreements.list())
      .filter(({ endedAt }) => endedAt === null)
      .map(({ id, title, controller, processor }) => ({
        id,
        title,
        vendor: processor,
        company: controller.id,
      }));
  witnessRoutes(app, identity.guard, {
    ...{ witnesses, standing, signedActs, enter, vkey, now },
    agreements: standingOnes,
  });
}

/** What the ledger's status says of witnesses, and whether it takes entries. */
export function composeStatus({ witnesses, standing }: Pick<WitnessRoutesGround, 'witnesses' | 'standing'>) {
  return {
    witnesses: async () =>
      (await witnesses.list())
        .filter(({ state }) => state === 'in-force' || state === 'removing')
        .map(({ vkey, cosigned }) => ({
          name: parseVkey(vkey).name,
          at: cosigned?.at.toISOString() ?? null,
        })),
    writable: () => standing.against(null) === null,
  };
}
