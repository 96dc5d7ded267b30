import { describe, expect, it } from 'vitest';
import { createDoorPlace } from './place.ts';

describe('where the PostgreSQL door is', () => {
  it('is told while it is open, by the name that browsers use', () => {
    const place = createDoorPlace('https://cordon.example.com:8443');
    expect(place.now()).toBeNull();
    place.opened({ port: 5432, tls: true });
    expect(place.now()).toEqual({ host: 'cordon.example.com', port: 5432, tls: true });
    place.closed();
    expect(place.now()).toBeNull();
  });

  it('has an address of IPv6 as clients take it', () => {
    const place = createDoorPlace('https://[2001:db8::7]:8443');
    place.opened({ port: 5432, tls: true });
    expect(place.now()?.host).toBe('2001:db8::7');
  });
});
