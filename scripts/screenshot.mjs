// `npm run screenshot`: takes the README's picture from the running app.
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { startBuiltServer } from './builtServer.mjs';
import { ensureBuild, loadPrograms, root } from './project.mjs';

const shownStep = 160;

await ensureBuild();
const { chooseGraphics, findBrowser, quietSwitches, sandboxSwitches } = await loadPrograms();
const server = await startBuiltServer();
const executablePath = findBrowser() ?? chromium.executablePath();
const browser = await chromium.launch({
  executablePath,
  args: [...quietSwitches, ...sandboxSwitches(), ...chooseGraphics(executablePath).switches],
});
try {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    deviceScaleFactor: 2,
    colorScheme: 'light',
    locale: 'en-US',
  });
  await page.goto(server.url);
  await page.locator('.stage[data-surface="ready"][data-race="complete"]').waitFor();
  await page.locator('.scrubber').fill(String(shownStep));
  await page.locator('.scrubber').blur();
  await page.locator('.stage[data-view="settled"]').waitFor();
  await page.screenshot({ path: join(root, 'docs', 'screenshot.png') });
} finally {
  await browser.close();
  await server.stop();
}
