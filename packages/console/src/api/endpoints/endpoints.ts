import type * as T from '../types.ts';

/** What is read of vendors' servers. */
export interface EndpointsReads {
  '/api/endpoints': readonly T.EndpointView[];
}

/** What is changed of them. */
export interface EndpointsWrites {
  'POST /api/endpoints': [T.NameEndpointBody, { id: string }];
  'POST /api/endpoints/:id/look': [T.EndpointActBody, T.Done];
  'POST /api/endpoints/:id/withdraw': [T.EndpointActBody, T.Done];
}
