export type { QualityDeps } from './deps.ts';
