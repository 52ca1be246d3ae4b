// End-to-end tests: real Chromium on the production build, served by the browser shell.
import { chromium, defineConfig } from '@playwright/test';
import { chooseGraphics, findBrowser, quietSwitches, sandboxSwitches } from './src/server/browsers';

const installed = findBrowser();
/** Playwright's own browser if the machine has none. */
const executablePath = installed ?? undefined;

/** Detected once: Playwright's workers read this file, too, and inherit the environment. */
function graphicsSwitches(): string[] {
  const known = process.env.OPTISCAPE_TEST_GRAPHICS;
  if (known !== undefined) return known.split(' ');
  const { renderer, switches } = chooseGraphics(executablePath ?? chromium.executablePath());
  console.log(`Graphics for the tests: ${renderer}`);
  process.env.OPTISCAPE_TEST_GRAPHICS = switches.join(' ');
  return [...switches];
}

/** Where the graphics card's work is done in software, texts and plots are cheaper without it; the picture is drawn as ever. */
const paintedWithoutIt = '--disable-gpu-rasterization';

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/desktop/buildStandIn.ts',
  outputDir: 'test-results',
  snapshotPathTemplate: 'e2e/looks/{arg}{ext}',
  // For slow machines: the longest tests take 20 s on a fast one.
  timeout: 120_000,
  expect: { timeout: 15_000, toPass: { timeout: 15_000 } },
  forbidOnly: process.env.CI !== undefined,
  retries: 0,
  // A file's tests don't depend on each other: both workers are busy until the end.
  fullyParallel: true,
  // One draws and computes while the other waits.
  workers: 2,
  // Long tests are run where they are asked for, and by continuous integration.
  projects: [
    { name: 'usual', grepInvert: /@long/ },
    { name: 'long', grep: /@long/ },
  ],
  reporter: [['list'], ['json', { outputFile: 'out/reports/e2e.json' }]],
  use: {
    // What can't be clicked is told before the whole test is over.
    actionTimeout: 30_000,
    viewport: { width: 1280, height: 720 },
    locale: 'en-US',
    colorScheme: 'light',
    // No race plays by itself while a test looks elsewhere: a software renderer would take both processors for it.
    contextOptions: { reducedMotion: 'reduce' },
    // It costs an eighth of the time: `--trace retain-on-failure` writes one.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath !== undefined && { executablePath }),
      args: [...quietSwitches, ...sandboxSwitches(), ...graphicsSwitches(), paintedWithoutIt],
    },
  },
});
