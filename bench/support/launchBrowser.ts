// The machine's own browser, quiet, with these switches for its graphics.
import { chromium, type Browser } from 'playwright';
import { findBrowser, quietSwitches, sandboxSwitches } from '../../src/server/browsers';

/** Playwright's browser where the machine has none. */
export function launchBrowser(graphics: readonly string[]): Promise<Browser> {
  const executablePath = findBrowser();
  return chromium.launch({
    ...(executablePath !== null && { executablePath }),
    args: [...quietSwitches, ...sandboxSwitches(), ...graphics],
  });
}
