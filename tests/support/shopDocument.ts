/** How the shop's API describes itself: OpenAPI 3.0 with what real documents have, the awkward parts included. */
export const shopDocument = {
  openapi: '3.0.3',
  info: { title: 'Shop', version: '2' },
  paths: {
    '/customers': {
      get: {
        parameters: [
          { name: 'email', in: 'query', schema: { type: 'string', format: 'email' } },
          { $ref: '#/components/parameters/Limit' },
          { name: 'page', in: 'query', schema: { type: 'integer' } },
          { name: 'sort', in: 'query', schema: { type: 'string', enum: ['email', 'name'] } },
          { name: 'fields', in: 'query', schema: { type: 'string' } },
          { name: 'locale', in: 'query', schema: { type: 'string', enum: ['de', 'en'] } },
          { name: 'q', in: 'query', schema: { type: 'string' } },
          { name: 'X-Trace', in: 'header', schema: { type: 'string' } },
        ],
        responses: {
          200: {
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  properties: {
                    data: { type: 'array', items: { $ref: '#/components/schemas/Customer' } },
                    total: { type: 'integer' },
                  },
                },
              },
            },
          },
        },
      },
      post: { responses: {} },
    },
    '/customers/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
      get: {
        responses: {
          200: {
            content: {
              'application/json': {
                schema: { type: 'object', properties: { data: { $ref: '#/components/schemas/Customer' } } },
              },
            },
          },
        },
      },
      patch: { responses: {} },
    },
  },
  components: {
    parameters: { Limit: { name: 'limit', in: 'query', schema: { type: 'integer', maximum: 500 } } },
    schemas: {
      Base: { type: 'object', properties: { id: { type: 'integer' } } },
      Address: {
        type: 'object',
        properties: {
          street: { type: 'string' },
          city: { type: 'string' },
          tenant: { $ref: '#/components/schemas/Customer' },
        },
      },
      Customer: {
        allOf: [
          { $ref: '#/components/schemas/Base' },
          {
            type: 'object',
            properties: {
              email: { type: 'string', format: 'email', nullable: true },
              name: { type: 'string' },
              phone: { type: 'string' },
              notes: { type: 'string' },
              internal: { type: 'object', additionalProperties: true },
              addresses: { type: 'array', items: { $ref: '#/components/schemas/Address' } },
              password: { type: 'string', writeOnly: true },
              owner: { oneOf: [{ type: 'string' }, { type: 'integer' }] },
            },
          },
        ],
      },
    },
  },
} as const;
