import { catalogueOf, type CatalogueInput } from '@cordon/core/sql/catalogue';
import { loadParser, rewriteStatement, type Known } from '@cordon/core/sql/statement';
import { answerInWorker } from '../../platform/worker.ts';

await answerInWorker(async (job) => {
  const { text, known, input } = job as {
    readonly text: string;
    readonly known: Known;
    readonly input: CatalogueInput;
  };
  await loadParser();
  // Functions cannot be told to a thread, so it makes its own from what they were made of.
  const { functions, casts } = catalogueOf(input);
  return rewriteStatement(text, { ...known, functions, casts });
});
