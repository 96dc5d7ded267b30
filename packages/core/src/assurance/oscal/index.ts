export { readCatalog, type Catalog, type CatalogControl } from './catalog.ts';
export { modelOf, open, oscalModels, type Head, type OscalModel } from './document.ts';
export type { OscalJson, OscalObject } from './json.ts';
export { isObject } from './json.ts';
export type { AssessedFacts, ExportedAudit, ExportedFinding, ExportFacts } from './made/facts.ts';
export { planFrom } from './made/plan.ts';
export { resultsFrom } from './made/results.ts';
export { readPlan, writePlan } from './plan.ts';
export { readResults, writeResults } from './results.ts';
