import { anonymiseRaw } from '@cordon/core/quality';
import { answerJobs } from '../platform/keptWorker.ts';
import type { AnonymiseJob } from './anonymiser.ts';

answerJobs((job) => {
  const { turns, ...knowledge } = job as AnonymiseJob;
  return anonymiseRaw(turns, knowledge);
});
