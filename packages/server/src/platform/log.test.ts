import { Failure } from '@cordon/core/kernel';
import { describe, expect, it } from 'vitest';
import { createLog, describeError, silentLog } from './log.ts';

const EMAIL = 'rosa.alvarez@example.com';

/** What a use of the log writes, as text. */
function written(use: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  use(createLog('debug', { write: (line) => lines.push(line) }));
  return lines.join('');
}

/** As pg throws it for a value it cannot read or that is there already. */
function upstream(): Error {
  return Object.assign(new Error(`duplicate key (${EMAIL})\n    at leak (${EMAIL}:1:1)`), {
    name: 'error',
    code: '23505',
    detail: `Key (email)=(${EMAIL}) already exists.`,
    where: EMAIL,
  });
}

describe('the log', () => {
  it('keeps code, place and chain of an error, and no customer value of it', () => {
    const text = written((log) => {
      log.error('a request failed', {
        err: new Failure('source-unavailable', `host said ${EMAIL}`, upstream()),
      });
      log.error('a request failed', { err: upstream() });
      log.error('a request failed', { err: EMAIL });
      log.error('a request failed', { err: Object.assign(new Error(''), { code: EMAIL, name: EMAIL }) });
    });
    expect(text).not.toContain('rosa');
    expect(text).not.toContain('example.com');
    const [failure, plain] = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(failure).toMatchObject({
      level: 'error',
      msg: 'a request failed',
      err: { name: 'Failure', code: 'source-unavailable', cause: { code: '23505' } },
    });
    expect(plain).toMatchObject({
      err: { code: '23505', at: expect.arrayContaining([expect.stringContaining('log.test.ts')]) as unknown },
    });
  });

  it('writes the detail of a failure at start, which Cordon composed itself', () => {
    expect(describeError(new Failure('port-in-use', '127.0.0.1:7400 is in use'))).toMatchObject({
      detail: '127.0.0.1:7400 is in use',
    });
    expect(describeError(new Failure('internal', 'private'))).not.toHaveProperty('detail');
  });

  it('drops fields that are not on the list and withholds texts that are no identifiers', () => {
    const sneaky = {
      email: EMAIL,
      principal: EMAIL,
      source: 'Rosa Alvarez',
      route: '/api/tickets/:id',
      entry: 7,
    };
    const line = JSON.parse(
      written((log) => {
        log.info('looked up', sneaky);
      }),
    ) as Record<string, unknown>;
    expect(line).toEqual({
      level: 'info',
      time: expect.any(String) as string,
      msg: 'looked up',
      principal: '[withheld]',
      source: '[withheld]',
      route: '/api/tickets/:id',
      entry: 7,
    });
  });

  it('takes constant texts only', () => {
    const name: string = EMAIL;
    // @ts-expect-error a variable can hold anything
    silentLog.info(name);
    // @ts-expect-error and so can a template
    silentLog.info(`found ${name}`);
    // @ts-expect-error an unknown field
    silentLog.info('found', { email: name });
    silentLog.info('found');
  });

  it('ends a chain of causes that goes in circles', () => {
    const round = new Error('a');
    round.cause = round;
    expect(JSON.stringify(describeError(round)).length).toBeLessThan(5000);
  });
});
