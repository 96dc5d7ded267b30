import type { OscalDocumentView } from '../../api/types.ts';

/** What a document of others is. */
export const MODELS: Readonly<Record<OscalDocumentView['model'], string>> = {
  catalog: 'Catalog of controls',
  'assessment-results': 'Assessment results',
  'plan-of-action-and-milestones': 'Plan of action and milestones',
};
