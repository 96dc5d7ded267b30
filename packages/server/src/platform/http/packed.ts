import { Failure } from '@cordon/core/kernel';
import type { FastifyRequest } from 'fastify';
import { inflateAtMost } from '../inflate.ts';
import type { App } from './app.ts';
import { parseStrict } from './json.ts';

/**
 * Adds routes whose JSON may come packed (`Content-Encoding: gzip`), as programs send their logs.
 * @param most bytes a body may have, as it comes and unpacked: a few kilobytes can hold gigabytes
 */
export function packedRoutes(app: App, most: number, routes: (scope: App) => void): void {
  void app.register((scope: App, _options: object, ready: () => void) => {
    scope.removeContentTypeParser('application/json');
    scope.addContentTypeParser(
      'application/json',
      { parseAs: 'buffer', bodyLimit: most },
      (request, body, next) => {
        try {
          next(null, parseStrict(unpacked(request, Buffer.from(body), most).toString('utf8')));
        } catch (error) {
          next(error instanceof Failure ? error : new Failure('bad-request'), undefined);
        }
      },
    );
    routes(scope);
    ready();
  });
}

/**
 * A body as it was before it was packed.
 * @throws Failure `too-large`, `bad-request` for what is not gzip, `wrong-media-type` for another encoding
 */
export function unpacked({ headers }: Pick<FastifyRequest, 'headers'>, body: Buffer, most: number): Buffer {
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (encoding === 'identity') return body;
  if (encoding !== 'gzip') throw new Failure('wrong-media-type');
  const whole = inflateAtMost(body, most, 'gzip');
  if (whole === 'too-large') throw new Failure('too-large');
  if (whole === null) throw new Failure('bad-request');
  return Buffer.from(whole);
}
