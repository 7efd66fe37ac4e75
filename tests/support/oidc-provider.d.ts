// The parts of oidc-provider that the tests use; the package comes without types.
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  interface Context {
    readonly oidc?: { readonly route?: string; readonly body?: Readonly<Record<string, unknown>>; readonly client?: { readonly clientId: string }; readonly session?: { readonly accountId: string } };
    readonly path: string;
    body: unknown;
  }
  interface Grant {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }
  class OpenIdProvider {
    constructor(issuer: string, configuration: object);
    readonly Grant: new (about: { readonly accountId: string | undefined; readonly clientId: string | undefined }) => Grant;
    use(middleware: (context: Context, next: () => Promise<void>) => Promise<void>): void;
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<{ readonly prompt: { readonly name: string } }>;
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>;
    on(event: string, listener: (...values: unknown[]) => void): this;
  }
  export default OpenIdProvider;
}
