// The recorder alone, in a chunk of its own: a page without a recording does not load it.
export { record } from 'rrweb';
