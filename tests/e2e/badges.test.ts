import type { Page, Request } from 'playwright-core';
import { isBareJpeg } from '@cordon/core/assurance/badges';
import { expect, it } from 'vitest';
import { askForBadge } from '../support/badges.ts';
import { deliver, signedAs } from '../support/helpdesk.ts';
import { confirm, expectAccessible, expectAccessibleInEveryLook, seat } from './browser.ts';
import { stage } from './stage.ts';

const { installation, browser } = await stage();
const SITE = 'sit_manila';

it(
  'a vendor draws a site and connects its badges; who badges out is refused, and goes on after badging in',
  { timeout: 240_000 },
  async () => {
    const vera = await seat(browser, installation, 'per_vera');
    const { page } = vera;
    await page.goto('/badges');
    await page.getByRole('link', { name: 'Manila' }).click();
    await page.getByText('No zone is drawn yet.').waitFor();

    await page.getByRole('button', { name: 'Zones and readers' }).press('Enter');
    const drawing = page.getByRole('dialog', { name: 'Zones and readers' });
    await drawing.getByLabel('Zones').fill('Lobby; public\nFloor 3; desks');
    await drawing.getByText('Not understood: Floor 3; desks').waitFor();
    await drawing.getByLabel('Zones').fill('Lobby; public\nFloor 3; work');
    await drawing
      .getByLabel('Readers')
      .fill('G1; Gate in; in; Floor 3; outside\nG2; Gate out; out; Floor 3; outside');
    await expectAccessibleInEveryLook(page);
    await drawing.getByRole('button', { name: 'Use from now on' }).press('Enter');
    await confirm(vera);
    await drawing.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Give badges' }).press('Enter');
    const giving = page.getByRole('dialog', { name: 'Give badges' });
    const { email } = installation.signInOf('per_ada');
    await giving.getByLabel('Numbers and people').fill(`7001; ${email}`);
    await giving.getByRole('button', { name: 'Give 1 badge' }).press('Enter');
    await giving.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Connect a badge system' }).press('Enter');
    const connecting = page.getByRole('dialog', { name: 'Connect a badge system' });
    await connecting.getByLabel('Name').fill('Gate');
    await connecting.getByRole('button', { name: 'Connect' }).press('Enter');
    const connected = page.getByRole('dialog', { name: 'Badge system connected' });
    const secret = (await connected.getByLabel('The secret').textContent()) ?? '';
    const told = (await connected.getByText('/api/badges/').textContent()) ?? '';
    const address = /https?:\S+/.exec(told)?.[0] ?? '';
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await connected.waitFor({ state: 'detached' });
    const pass = async (door: string) => {
      const body = JSON.stringify({ events: [{ at: new Date().toISOString(), door, badge: '7001' }] });
      expect(await deliver(address, body, signedAs(secret, body))).toMatchObject({
        status: 200,
        json: { taken: 1 },
      });
    };

    const stop = askForBadge(installation.house);
    const [ticket] = await installation.house.tickets.assignedTo('per_ada');
    const desk = (await seat(browser, installation, 'per_ada')).page;
    const refused = desk.getByText('Your badge does not show you where this work is done').first();
    const opened = desk.getByRole('heading', { level: 2 }).first();
    await pass('G1');
    await desk.goto(`/tickets/${ticket?.id ?? ''}`);
    await opened.waitFor();
    await pass('G2');
    await desk.reload();
    await refused.waitFor();
    await expectAccessibleInEveryLook(desk);
    await pass('G1');
    await desk.reload();
    await refused.waitFor({ state: 'detached' });
    await opened.waitFor();
    stop();

    await page.reload();
    await page.getByRole('button', { name: 'Who is in Floor 3' }).press('Enter');
    await page.getByText('Ada Cruz, since').waitFor();
    await page.getByText('Gate: told something').waitFor();
    await expectAccessibleInEveryLook(page);

    // Another secret: the one before is good for a day.
    await page.getByRole('button', { name: 'New secret for Gate' }).press('Enter');
    const rotating = page.getByRole('dialog', { name: 'New secret for Gate' });
    await rotating.getByRole('button', { name: 'Make a new secret' }).press('Enter');
    await rotating.getByLabel('The secret').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await pass('G1');

    // In numbers to whoever has no need of names, and in none where they are few.
    const officer = await seat(browser, installation, 'per_olivia');
    await officer.page.goto(`/badges/${SITE}`);
    await officer.page.getByText('In numbers: names are for the vendor').waitFor();
    await officer.page.getByText('So few that a number would tell who is there.').first().waitFor();
    expect(await officer.page.content()).not.toContain('Ada Cruz');
    await expectAccessibleInEveryLook(officer.page);
  },
);

/** A camera's picture: white, with what cameras write beside the pixels. */
async function cameraPicture(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [800, 600];
    const pen = canvas.getContext('2d');
    if (pen === null) throw new Error('no pen');
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, 800, 600);
    return canvas.toDataURL('image/jpeg').split(',')[1] ?? '';
  });
  const plain = Buffer.from(base64, 'base64');
  const words = Buffer.from('Exif\0\0GPS 14.5995 N 120.9842 E', 'latin1');
  const length = Buffer.from([0xff, 0xe1, 0, words.length + 2]);
  return Buffer.concat([plain.subarray(0, 2), length, words, plain.subarray(2)]);
}

/** Colours of a picture at parts of its width and height, from 0 to 255. */
async function colours(
  page: Page,
  base64: string,
  spots: readonly (readonly [number, number])[],
): Promise<number[]> {
  return page.evaluate(
    async ([picture, at]) => {
      const bytes = Uint8Array.from(atob(picture), (one) => one.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
      const pen = canvas.getContext('2d');
      if (pen === null) throw new Error('no pen');
      pen.drawImage(bitmap, 0, 0);
      return at.map(([x, y]) => pen.getImageData(x * bitmap.width, y * bitmap.height, 1, 1).data[0] ?? -1);
    },
    [base64, spots] as const,
  );
}

it(
  'an inspector walks a site on a phone, paints a picture by keys, signs, and only painted pixels leave',
  { timeout: 240_000 },
  async () => {
    const { page } = await seat(browser, installation, 'per_sam');
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`/badges/${SITE}/walk`);
    const items = page.getByRole('radiogroup');
    await items.first().waitFor();
    const many = await items.count();
    for (let nth = 0; nth < many; nth += 1) {
      const verdict = nth === 5 ? 'No' : nth === 1 ? 'Not here' : 'Yes';
      await items.nth(nth).getByRole('radio', { name: verdict, exact: true }).check();
    }
    await page.getByText('1 item left.').waitFor();
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Add a picture' }).press('Enter');
    const buffer = await cameraPicture(page);
    await (await choosing).setFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer });

    const dialog = page.getByRole('dialog', { name: 'Paint over faces and screens' });
    await dialog.getByRole('button', { name: 'Add a box' }).press('Enter');
    const box = dialog.getByRole('button', { name: /^Box 1, 35 % from the left/ });
    await box.focus();
    for (const key of ['ArrowRight', 'ArrowDown', 'Shift+ArrowLeft', 'Shift+ArrowUp'])
      await page.keyboard.press(key);
    await dialog.getByRole('button', { name: /^Box 1, 38 % from the left, 38 % from the top/ }).waitFor();
    // And one with a finger, which is taken away again.
    const canvas = (await dialog.getByRole('img', { name: 'The picture' }).boundingBox()) ?? {
      x: 0,
      y: 0,
      width: 0,
      height: 0,
    };
    await page.mouse.move(canvas.x + 4, canvas.y + 4);
    await page.mouse.down();
    await page.mouse.move(canvas.x + canvas.width / 4, canvas.y + canvas.height / 4);
    await page.mouse.up();
    await dialog.getByRole('button', { name: /^Box 2/ }).press('Delete');
    await expectAccessibleInEveryLook(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await dialog.getByRole('button', { name: 'Use the painted picture' }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Everything is answered.').waitFor();
    await expectAccessible(page);

    const sending = page.waitForRequest(
      (request: Request) => request.method() === 'POST' && request.url().endsWith('/inspections'),
    );
    await page.getByRole('button', { name: 'Sign the walk' }).press('Enter');
    const body = (await sending).postDataJSON() as { readonly photos: readonly string[] };
    await page.getByRole('heading', { level: 1, name: 'Walk signed' }).waitFor();

    const [photo = ''] = body.photos;
    expect(body.photos).toHaveLength(1);
    const bytes = Buffer.from(photo, 'base64');
    expect(buffer.includes('Exif')).toBe(true);
    expect(isBareJpeg(buffer)).toBe(false);
    expect(isBareJpeg(bytes)).toBe(true);
    expect(bytes.includes('Exif')).toBe(false);
    const [inside, beside, corner] = await colours(page, photo, [
      [0.5, 0.5],
      [0.34, 0.5],
      [0.05, 0.05],
    ]);
    expect(inside).toBeLessThan(20);
    expect(beside).toBeGreaterThan(235);
    expect(corner).toBeGreaterThan(235);

    await page.getByRole('link', { name: 'Back to the site' }).click();
    await page.getByRole('link', { name: /^Read the walk of/ }).press('Enter');
    await page.getByRole('heading', { name: 'Failed (1)' }).waitFor();
    await page.getByRole('img', { name: /^Painted picture for/ }).waitFor();
    await expectAccessibleInEveryLook(page);
    await page.goto('/findings');
    await page.getByText('A walk through a site found what should not be').first().waitFor();
  },
);
