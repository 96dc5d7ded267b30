/** As much of the package as idp.ts uses: it brings no types of its own. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  interface Grant {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }

  interface Context {
    readonly oidc: {
      readonly provider: Provider;
      readonly client?: { readonly clientId: string };
      readonly session?: { readonly accountId: string };
    };
  }

  export default class Provider {
    constructor(
      issuer: string,
      configuration: {
        readonly loadExistingGrant: (context: Context) => Promise<Grant>;
        readonly interactions: {
          readonly url: (context: Context, interaction: { readonly uid: string }) => string;
        };
        readonly findAccount: (
          context: Context,
          id: string,
        ) => { readonly accountId: string; readonly claims: () => Readonly<Record<string, unknown>> };
        readonly [setting: string]: unknown;
      },
    );
    readonly Grant: new (of: {
      readonly clientId: string | undefined;
      readonly accountId: string | undefined;
    }) => Grant;
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<unknown>;
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: unknown): Promise<void>;
  }
}
