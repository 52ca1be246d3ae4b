// What tests of one panel, dialog, card or notice start from: the gallery, built and served by itself, in a page of its own
// that needs no engine and goes from exhibit to exhibit without loading anew.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { build, preview } from 'vite';
import { exhibitHash, type ExhibitLook } from '../src/renderer/gallery/address';
import type { ExhibitId } from '../src/renderer/gallery/exhibitIds';
import { expect, test as base, watchConsole } from './fixtures';

export interface Gallery {
  readonly page: Page;
  /** Shows an exhibit as it is at first, in a page that has been loaded anew. */
  open(id: ExhibitId, look?: Partial<ExhibitLook>): Promise<void>;
  /** Shows an exhibit, or another look of it, in the page as it is. */
  show(id: ExhibitId, look?: Partial<ExhibitLook>): Promise<void>;
}

interface GalleryPage extends Gallery {
  /** What the page had to complain about. */
  readonly complaints: string[];
}

const defaultLook: ExhibitLook = { theme: 'light', language: 'en' };

/** Whatever moves is at its end at once. */
const stillness = '*, *::before, *::after { transition: none !important; animation: none !important; }';

export const test = base.extend<{ gallery: Gallery }, { galleryPage: GalleryPage }>({
  galleryPage: [
    async ({ browser }, use) => {
      const configFile = 'gallery.config.ts';
      // Each of Playwright's workers has one of its own.
      const outDir = await mkdtemp(join(tmpdir(), 'optiscape-gallery-'));
      await build({ configFile, logLevel: 'warn', build: { outDir } });
      const server = await preview({
        configFile,
        logLevel: 'warn',
        build: { outDir },
        preview: { host: '127.0.0.1', port: 0 },
      });
      const address = `${server.resolvedUrls!.local[0]!}gallery.html`;
      const page = await browser.newPage({ reducedMotion: 'reduce', locale: 'en-US' });
      const complaints: string[] = [];
      watchConsole(page, complaints);
      const open = async (id: ExhibitId, look: ExhibitLook): Promise<void> => {
        await page.goto('about:blank');
        await page.goto(address + exhibitHash(id, look));
        await page.addStyleTag({ content: stillness });
      };
      const change = (id: ExhibitId, look: ExhibitLook): Promise<void> =>
        page.evaluate(
          async (hash) => {
            if (location.hash === hash) return;
            const changed = new Promise((resolve) =>
              window.addEventListener('hashchange', resolve, { once: true }),
            );
            location.hash = hash;
            await changed;
          },
          exhibitHash(id, look),
        );
      await use({
        page,
        complaints,
        async open(id, look = {}) {
          await open(id, { ...defaultLook, ...look });
          await ready(page, id, { ...defaultLook, ...look });
        },
        async show(id, look = {}) {
          const isOpen = page.url().startsWith(address);
          await (isOpen ? change : open)(id, { ...defaultLook, ...look });
          await ready(page, id, { ...defaultLook, ...look });
        },
      });
      await page.close();
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  gallery: async ({ galleryPage, viewport }, use) => {
    if (viewport !== null) await galleryPage.page.setViewportSize(viewport);
    await use(galleryPage);
    const complaints = galleryPage.complaints.splice(0);
    expect(complaints, 'the page has nothing to complain about').toEqual([]);
  },
});

export { expect };

async function ready(page: Page, id: ExhibitId, { theme, language }: ExhibitLook): Promise<void> {
  const asAsked = `html[data-exhibit="${id}"][data-mantine-color-scheme="${theme}"][lang="${language}"]`;
  await expect(page.locator(asAsked)).toBeAttached({ timeout: 30_000 });
}
