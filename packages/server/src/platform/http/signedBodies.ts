import { Failure } from '@cordon/core/kernel';
import type { App } from './app.ts';
import { parseStrict } from './json.ts';

/**
 * Adds routes whose JSON is signed by whoever sends it. The MAC is over the bytes as they came: parsed and written again they
 * may be others, so the body is a Buffer until its signature is good; then `parsedBytes` reads it.
 * @param most bytes that are read of a stranger before the signature over them can be checked
 */
export function signedBodyRoutes(app: App, most: number, routes: (scope: App) => void): void {
  void app.register((scope: App, _options: object, ready: () => void) => {
    scope.removeContentTypeParser('application/json');
    scope.addContentTypeParser(
      'application/json',
      { parseAs: 'buffer', bodyLimit: most },
      (_, body, next) => {
        next(null, body);
      },
    );
    routes(scope);
    ready();
  });
}

/** JSON out of bytes. @throws Failure `bad-request` */
export function parsedBytes(body: Buffer): unknown {
  try {
    return parseStrict(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new Failure('bad-request');
  }
}
