import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchDesktop } from './desktop/desktopApp';
import { raceReady } from './race';

test('opens and races', async ({ browser }) => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'optiscape-desktop-'));
  const app = await launchDesktop(browser, { dataFolder });
  const page = await app.firstWindow();
  page.on('console', (m) => console.log(m.text()));
  await raceReady(page);
  await page.screenshot({ path: '/tmp/desktop.png' });
  await app.close();
  expect(await app.ended).toBe(0);
});
