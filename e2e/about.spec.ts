// What the app says of itself: versions, network and licences.
import { expectAccessible } from './accessible';
import { expect, test } from './fixtures';
import { raceReady } from './race';

for (const theme of ['light', 'dark'] as const) {
  test.describe(theme, () => {
    test.use({ lastSettings: { tipsSeen: true, theme } });

    test('says what it is, and has the licences of all that is bundled', async ({ page }) => {
      const fetched: string[] = [];
      page.on('request', (request) => fetched.push(new URL(request.url()).pathname.split('/').at(-1)!));
      await raceReady(page);
      await page.keyboard.press('Shift+?');
      await page.getByRole('button', { name: 'About Optiscape' }).click();
      const dialog = page.getByRole('dialog', { name: 'About Optiscape' });
      await expect(dialog).toContainText(/Version \d+\.\d+\.\d+.* · Node\.js \d+/);
      await expect(dialog).toContainText('looks for no updates, and sends and fetches nothing');
      const three = dialog.locator('.licence').filter({ hasText: /^three\d/ });
      await expect(three).toContainText('MIT');
      await expect(three.locator('pre')).toBeHidden();
      await three.locator('summary').click();
      await expect(three.locator('pre')).toContainText('three.js authors');
      await expectAccessible(page);
      expect(fetched.filter((name) => name === 'licences.json')).toHaveLength(1);
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
    });
  });
}
