// `npm run screenshot`: takes the README's picture from the running app.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { chooseGraphics, findBrowser, quietSwitches, sandboxSwitches } from './browsers.mjs';
import { ensureBuild, root } from './project.mjs';

const shownStep = 48;

await ensureBuild();
const dataFolder = mkdtempSync(join(tmpdir(), 'optiscape-screenshot-'));
const server = spawn(process.execPath, [join(root, 'out', 'main', 'cli.js'), 'serve'], {
  env: { ...process.env, OPTISCAPE_DATA: dataFolder },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const executablePath = findBrowser() ?? chromium.executablePath();
const browser = await chromium.launch({
  executablePath,
  args: [...quietSwitches, ...sandboxSwitches(), ...chooseGraphics(executablePath).switches],
});
try {
  const address = await new Promise((found) => {
    server.stdout.on('data', (text) => {
      const match = /http:\/\/\S+/.exec(String(text));
      if (match) found(match[0]);
    });
  });
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    deviceScaleFactor: 2,
    colorScheme: 'light',
    locale: 'en-US',
  });
  await page.goto(address);
  await page.locator('.stage[data-surface="ready"][data-race="complete"]').waitFor();
  await page.locator('.scrubber').fill(String(shownStep));
  await page.locator('.scrubber').blur();
  await page.locator('.stage[data-view="settled"]').waitFor();
  await page.screenshot({ path: join(root, 'docs', 'screenshot.png') });
} finally {
  await browser.close();
  server.kill('SIGINT');
  rmSync(dataFolder, { recursive: true, force: true });
}
