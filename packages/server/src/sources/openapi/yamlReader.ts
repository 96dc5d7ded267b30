import { answerInWorker } from '../../platform/worker.ts';
import type { YamlAnswer, YamlJob } from './asJson.ts';
import { YamlRefused, yamlToJson } from './yaml.ts';

// A thread of its own, started for one document that nobody trusts: see asJson.ts.

async function read(job: unknown): Promise<YamlAnswer> {
  const { text, limits } = job as YamlJob;
  try {
    return await Promise.resolve({ ok: true, json: yamlToJson(text, limits) });
  } catch (error) {
    return { ok: false, fault: error instanceof YamlRefused ? error.fault : 'not-yaml' };
  }
}

await answerInWorker(read);
