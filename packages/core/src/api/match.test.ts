import { describe, expect, it } from 'vitest';
import type { Resource, RouteParam } from '../kernel/index.ts';
import { callOf, routeOfLookup, routeOfSubject } from './call.ts';
import { routeProblems } from './check.ts';
import { lookupIn, matchRoute } from './match.ts';
import { formatTarget, parseTarget } from './target.ts';

const id: RouteParam = { in: 'path', name: 'id', use: { kind: 'subject' } };
const customers: Resource = {
  name: 'customers',
  kind: 'endpoint',
  table: '',
  key: 'id',
  subjectKey: 'id',
  fields: [{ name: 'email', category: 'user.contact.email', type: 'text', label: 'E-mail' }],
  routes: [
    {
      path: '/customers/{id}',
      records: 'data',
      params: [id, query('fields', { kind: 'fixed', value: '*' })],
    },
    {
      path: '/customers',
      records: 'data[*]',
      params: [
        query('email', { kind: 'lookup', field: 'email' }),
        query('limit', { kind: 'number', most: 100 }),
        query('sort', { kind: 'choice', values: ['id', '-id'] }),
      ],
    },
    {
      path: '/items/customers',
      records: 'data[*]',
      params: [
        query('filter', { kind: 'lookup', field: 'email', template: '{"email":{"_eq":"{}"}}' }),
        query('fields', { kind: 'list', values: ['id', 'email'] }),
      ],
    },
    { path: '/customers/search', records: '[*]', params: [] },
    {
      path: '/customers/{id}/orders/{order}',
      records: 'data',
      params: [id, { in: 'path', name: 'order', use: { kind: 'key' } }],
    },
  ],
};

function query(name: string, use: RouteParam['use']): RouteParam {
  return { in: 'query', name, use };
}

function sent(target: string, subject = '7'): string | null {
  const parsed = parseTarget(target);
  const matched = parsed === null ? 'route-unknown' : matchRoute([customers], parsed);
  if (typeof matched === 'string') return matched;
  const call = callOf(matched, subject);
  return call === null ? null : formatTarget(call);
}

describe('a request', () => {
  it.each([
    ['/customers/7', '/customers/7?fields=*'],
    ['/customers/7?fields=*', '/customers/7?fields=*'],
    ['/customers/search', '/customers/search'],
    ['/customers?sort=-id&limit=5', '/customers?limit=5&sort=-id'],
    ['/customers?email=a%40b.test', '/customers?email=a%40b.test'],
    [
      '/items/customers?fields=id,email&filter=%7B%22email%22%3A%7B%22_eq%22%3A%22a%40b.test%22%7D%7D',
      '/items/customers?filter=%7B%22email%22%3A%7B%22_eq%22%3A%22a%40b.test%22%7D%7D&fields=id%2Cemail',
    ],
    ['/customers/7/orders/o-1', '/customers/7/orders/o-1'],
  ])('%s goes upstream as %s', (asked, upstream) => {
    expect(sent(asked)).toBe(upstream);
  });

  it.each([
    ['another customer', '/customers/8', null],
    ['another customer, with an order of this one', '/customers/8/orders/o-1', null],
    ['an unknown address', '/customers/7/cards', 'route-unknown'],
    ['another spelling', '/Customers/7', 'route-unknown'],
    ['other fields', '/customers/7?fields=ssn', 'parameter-refused'],
    ['an unknown name', '/customers/7?expand=card', 'parameter-refused'],
    ['a long page', '/customers?limit=101', 'parameter-refused'],
    ['a page that is no number', '/customers?limit=1e2', 'parameter-refused'],
    ['an order by a hidden field', '/customers?sort=ssn', 'parameter-refused'],
    ['an id in another language', '/customers/7%20or%201=1', 'parameter-refused'],
    ['fields beside those listed', '/items/customers?fields=id,ssn', 'parameter-refused'],
    [
      'another filter',
      '/items/customers?filter=%7B%22ssn%22%3A%7B%22_eq%22%3A%221%22%7D%7D',
      'parameter-refused',
    ],
    [
      'a second filter inside the value',
      '/items/customers?filter=%7B%22email%22%3A%7B%22_eq%22%3A%22a%22%2C%22_ne%22%3A%22b%22%7D%7D',
      'parameter-refused',
    ],
    ['an empty look-up', '/customers?email=', 'parameter-refused'],
  ])('for %s is refused', (_, asked, why) => {
    expect(sent(asked)).toBe(why);
  });

  it('that looks a customer up says by what', () => {
    const target = parseTarget('/customers?email=a%40b.test');
    const matched = target && matchRoute([customers], target);
    expect(matched !== null && typeof matched !== 'string' && lookupIn(matched)).toEqual({
      field: 'email',
      literal: 'a@b.test',
    });
  });

  it('of Cordon itself finds the routes it needs', () => {
    expect(routeOfSubject(customers.routes ?? [])?.path).toBe('/customers/{id}');
    expect(routeOfLookup(customers.routes ?? [], 'email')?.path).toBe('/customers');
    expect(routeOfLookup(customers.routes ?? [], 'phone')).toBeNull();
  });
});

describe('the routes of a data map', () => {
  const problems = (route: NonNullable<Resource['routes']>[number]) =>
    routeProblems({ ...customers, routes: [route] });

  it('are checked when they are written', () => {
    expect(routeProblems(customers)).toEqual([]);
    expect(problems({ path: 'customers', records: '', params: [] })).toHaveLength(1);
    expect(problems({ path: '/a/../b', records: '', params: [] })).toHaveLength(1);
    expect(problems({ path: '/a/{id}', records: '', params: [] })).toHaveLength(1);
    expect(problems({ path: '/a', records: '', params: [id] })).toHaveLength(1);
    expect(
      problems({ path: '/a', records: '', params: [query('x', { kind: 'lookup', field: 'ssn' })] }),
    ).toHaveLength(1);
    const [route] = customers.routes ?? [];
    expect(
      routeProblems({ ...customers, routes: route ? [route, { ...route, path: '/customers/{key}' }] : [] }),
    ).not.toEqual([]);
  });
});
