import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:tls';
import { afterAll, expect, it } from 'vitest';
import { testAuthority } from '../support/certificates.ts';
import { confirm, expectAccessible, seat } from './browser.ts';
import { stage } from './stage.ts';

const { installation, browser } = await stage();

const authority = testAuthority();
const { cert, key } = authority.certify('weak', 'DNS:elsewhere.example.com');
const server = createServer({
  ...{ cert: readFileSync(cert), key: readFileSync(key) },
  ...{ minVersion: 'TLSv1', ciphers: 'DEFAULT:@SECLEVEL=0' },
});
server
  .on('tlsClientError', () => undefined)
  .on('secureConnection', (socket) => socket.on('error', () => undefined));
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
afterAll(() => {
  server.close();
  authority.remove();
});

it(
  'the security officer names a weak server, and the vendor reads how it is mended',
  { timeout: 120_000 },
  async () => {
    const { port } = server.address() as AddressInfo;
    const officer = await seat(browser, installation, 'per_sam');
    const { page, complaints } = officer;
    await page.goto('/endpoints');
    await page.getByText('No server has been named').waitFor();
    await page.getByRole('button', { name: 'Name a server' }).click();
    const dialog = page.getByRole('dialog', { name: 'Name a server' });
    await dialog.getByLabel('Vendor').selectOption('Brightline Support');
    await dialog.getByLabel('Host').fill('127.0.0.1');
    await dialog.getByLabel('Port').fill(String(port));
    await dialog.getByLabel('Something else over TLS').check();
    await dialog.getByLabel('Where it is').selectOption('On this machine');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Name it' }).click();
    await confirm(officer);
    await page.getByText('Looked at within a minute').waitFor();
    await page.getByRole('button', { name: 'Look again' }).click();
    const wrong = page.getByRole('list', { name: 'What is wrong with 127.0.0.1' });
    await wrong.getByText('It agrees to TLS 1.0').waitFor();
    await wrong.getByText('Its certificate is for another name.').waitFor();
    await page.getByRole('img', { name: 'Certificate: 19 days left' }).waitFor();
    await expectAccessible(page);
    expect(complaints).toEqual([]);

    const vendor = await seat(browser, installation, 'per_vera', { width: 390, scheme: 'dark' });
    await vendor.page.goto('/endpoints');
    await vendor.page.getByText('Allow TLS 1.2 and 1.3 only.').first().waitFor();
    await expectAccessible(vendor.page);
    await vendor.page.goto('/findings');
    await vendor.page.getByText('A server of a vendor is weakly guarded').waitFor();
    expect(vendor.complaints).toEqual([]);
  },
);
