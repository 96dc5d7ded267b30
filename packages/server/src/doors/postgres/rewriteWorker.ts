import { loadParser, rewriteStatement, type Known } from '@cordon/core/sql/statement';
import { answerInWorker } from '../../platform/worker.ts';

await answerInWorker(async (job) => {
  const { text, known } = job as { readonly text: string; readonly known: Known };
  await loadParser();
  return rewriteStatement(text, known);
});
