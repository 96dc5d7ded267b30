import { treatTexts } from '@cordon/core/masking';
import { compileCustom } from '@cordon/pii';
import { answerJobs } from '../platform/keptWorker.ts';
import type { TreatJob } from './treating.ts';

answerJobs((job) => {
  const { texts, known, rules } = job as TreatJob;
  return treatTexts(texts, { known, custom: compileCustom(rules) });
});
