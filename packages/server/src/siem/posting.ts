import type { Wire } from '../sources/api/wire.ts';
import type { Message } from './batch.ts';
import type { ReceiverProblem, ReceiverSettings } from './receiver.ts';

/** Until an answer is there. */
const ANSWER_MS = 15_000;

/**
 * Posts one message. Only a 2xx is an acknowledgement; a redirect is not followed, and what the receiver says is not
 * repeated.
 * @returns null once it was taken
 */
export async function post(
  wire: Wire,
  { credential }: Pick<ReceiverSettings, 'credential'>,
  { headers, body }: Message,
): Promise<ReceiverProblem | null> {
  const own = credential === null ? {} : { [credential.header]: credential.value };
  try {
    const signal = AbortSignal.timeout(ANSWER_MS);
    const answer = await wire.send({
      method: 'POST',
      target: '',
      headers: { ...headers, ...own },
      body,
      signal,
    });
    answer.destroy();
    const { statusCode: status = 0 } = answer;
    return status >= 200 && status < 300 ? null : 'receiver-refused';
  } catch {
    return 'receiver-unreachable';
  }
}
