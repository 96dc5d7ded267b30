import { anonymise } from '@cordon/core/quality';
import { answerInWorker } from '../platform/worker.ts';
import type { AnonymiseJob } from './anonymiser.ts';

await answerInWorker((job) => {
  const { turns, ...knowledge } = job as AnonymiseJob;
  return Promise.resolve(anonymise(turns, knowledge));
});
