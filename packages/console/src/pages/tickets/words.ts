import type { BindingKind } from '../../api/types.ts';

const BINDINGS: Readonly<Record<BindingKind, string>> = {
  request: 'Tied to its customer by a signed-in request.',
  mail: 'Tied to its customer by mail from the address on file.',
  caller: 'Tied to its customer by a confirmed caller.',
  agent: 'A customer is claimed, not yet confirmed.',
};

/** How a ticket was tied to its customer, in one sentence. */
export function bindingWords(binding: BindingKind | null): string {
  return binding === null ? 'Not tied to a customer yet.' : BINDINGS[binding];
}
