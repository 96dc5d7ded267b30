import type { App } from './app.ts';

/** The type of every upload: a file as it is. What it is, its first bytes say; what a client calls it is not believed. */
export const BYTES = 'application/octet-stream';

/**
 * Adds routes whose body is a file. They are encapsulated: everywhere else bodies are JSON.
 * @param most bytes a file may have
 * @param types media types taken; the body is then a Buffer
 */
export function uploadRoutes(
  app: App,
  most: number,
  types: readonly string[],
  routes: (scope: App) => void,
): void {
  void app.register((scope: App, _options: object, ready: () => void) => {
    scope.addContentTypeParser([...types], { parseAs: 'buffer', bodyLimit: most }, (_, body, next) => {
      next(null, body);
    });
    routes(scope);
    ready();
  });
}
