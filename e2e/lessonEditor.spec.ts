// The lesson editor, from an empty lesson to one that is saved, read again and played.
import type { Locator, Page } from '@playwright/test';
import { expectAccessible, expectAccessibleInBothThemes } from './accessible';
import { choosing } from './choosing';
import { expect, test } from './fixtures';
import { chooseLandscape, raceReady } from './race';

const editor = (page: Page): Locator => page.getByRole('dialog', { name: 'Write a lesson' });
const steps = (page: Page): Locator => editor(page).locator('.stepItem');
const titles = (page: Page): Promise<string[]> => steps(page).locator('.stepTitle').allTextContents();

type Pickers = Record<string, (options: object) => Promise<unknown>> & { ends: string[] };

/** Notes how the browser's own pickers end: nobody chooses, but one that does not like what it is asked for would not open. */
async function watchPickers(page: Page): Promise<void> {
  await page.evaluate(() => {
    const pickers = window as unknown as Pickers;
    pickers.ends = [];
    for (const name of ['showOpenFilePicker', 'showSaveFilePicker']) {
      const own = pickers[name]!.bind(window);
      pickers[name] = async (options) =>
        own(options).catch((error: unknown) => {
          pickers.ends.push((error as Error).name);
          throw error;
        });
    }
  });
}

const pickerEnds = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as Pickers).ends);

const write = (page: Page, label: string, words: string): Promise<void> =>
  editor(page).getByRole('textbox', { name: label, exact: true }).fill(words);

test('a lesson of three steps is written, put in order, saved, read again and played', async ({ page }) => {
  test.setTimeout(240_000);
  await raceReady(page);
  await watchPickers(page);
  await page.keyboard.press('Control+o');
  await expect.poll(() => pickerEnds(page)).toEqual(['AbortError']);
  await page.keyboard.press('j');
  await expect(page.getByText('Added as step 1 of your lesson.')).toBeVisible();
  await chooseLandscape(page, 'Saddle');
  await page.keyboard.press('j');
  await expect(page.getByText('Added as step 2 of your lesson.')).toBeVisible();
  await page.keyboard.press('a');
  await page.keyboard.press('j');
  await page.getByRole('button', { name: 'Edit the lesson' }).click();
  await expect(steps(page)).toHaveCount(3);
  const [race, saddle, curves] = await titles(page);
  await expect(steps(page).nth(2)).toHaveAttribute('data-selected', 'true');
  await expect(steps(page).nth(2).getByRole('button').first()).toBeFocused();

  // A question, in the step that is chosen; what is read off its race is seen as it is written.
  await steps(page).nth(0).getByRole('button').first().click();
  const live = editor(page).getByRole('group', { name: 'Preview: Text' });
  await write(page, 'Text', 'Its loss is {{loss adam-1}} in the end, and $x^2$.');
  await expect(live.locator('.liveNumber')).toHaveText(/^\d/);
  await expect(live.locator('.katex')).toBeVisible();
  // What is put in stands where the caret was; Escape closes the menu only.
  await editor(page).getByRole('button', { name: 'Insert into: Text' }).click();
  await expect(page.locator('[role="menu"] :focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await editor(page).getByRole('button', { name: 'Insert into: Text' }).click();
  await page.getByRole('menuitem', { name: 'Formula' }).click();
  await expect(editor(page).getByRole('textbox', { name: 'Text', exact: true })).toHaveValue(
    /\$x\^2\$\.\$x\^2\$$/,
  );
  await editor(page).getByRole('button', { name: 'Ask a question' }).click();
  await write(page, 'Question', 'Which is first?');
  await write(page, 'Answer 1', 'Adam');
  await write(page, 'Why answer 1 is right', 'It is.');
  await write(page, 'Answer 2', 'SGD');
  await write(page, 'What is wrong with answer 2', 'It swings.');
  await editor(page).getByLabel('Adam', { exact: true }).check();

  await page.keyboard.press('Control+s');
  await expect.poll(() => pickerEnds(page)).toEqual(['AbortError', 'AbortError']);

  // What would be refused is said by step and field, and nothing is written.
  await write(page, 'What happened', 'So {{loss nobody}}.');
  await choosing(page, 'mine.optiscape-lesson');
  await page.keyboard.press('Control+s');
  await expect(editor(page).getByRole('alert')).toContainText('Step 1Invalid What happened');
  await expect(editor(page).getByRole('alert')).toContainText('nobody');
  await page.keyboard.press('Control+z');
  await expect(editor(page).getByRole('textbox', { name: 'What happened' })).toHaveValue('');

  // By hand and by keys; what is given up stays where it was.
  const dragUp = async (): Promise<void> => {
    await steps(page).nth(2).hover();
    await page.mouse.down();
    await steps(page)
      .nth(0)
      .hover({ position: { x: 60, y: 4 }, force: true });
    await expect(steps(page).nth(0)).toHaveAttribute('data-gap', 'before');
  };
  await dragUp();
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(steps(page).nth(0)).not.toHaveAttribute('data-gap');
  expect(await titles(page)).toEqual([race, saddle, curves]);
  await dragUp();
  await page.mouse.up();
  await expect.poll(() => titles(page)).toEqual([curves, race, saddle]);
  await steps(page).nth(0).getByRole('button').first().focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => titles(page)).toEqual([race, curves, saddle]);
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => titles(page)).toEqual([race, saddle, curves]);
  await expect(steps(page).nth(2).getByRole('button').first()).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(steps(page)).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect.poll(() => titles(page)).toEqual([race, saddle, curves]);

  await editor(page).getByRole('button', { name: 'The whole lesson' }).click();
  await write(page, 'Title', 'Two hills');
  await editor(page).getByRole('button', { name: 'Also in 日本語' }).click();
  await write(page, 'Title (日本語)', '二つの丘');
  await expectAccessibleInBothThemes(page);
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Saved mine.optiscape-lesson')).toBeVisible();
  // What was saved all the same is said.
  await expect(editor(page).locator('.issueList')).toContainText('Step 1日本語: Text, Question, Answer 1,');
  await editor(page).getByRole('button', { name: 'New' }).click();
  await expect(steps(page)).toHaveCount(0);
  await expectAccessibleInBothThemes(page);
  await page.keyboard.press('Control+o');
  await expect.poll(() => titles(page)).toEqual([race, saddle, curves]);
  await expect(editor(page).getByRole('textbox', { name: 'Title (日本語)' })).toHaveValue('二つの丘');

  // As it was, at the next start.
  await write(page, 'Author', 'A. Teacher');
  await page.keyboard.press('Escape');
  await page.keyboard.press('d');
  await page.reload();
  await expect(page.locator('.functionsWorkspace')).toBeVisible();
  await page.keyboard.press('y');
  await expect.poll(() => titles(page)).toEqual([race, saddle, curves]);
  await editor(page).getByRole('button', { name: 'The whole lesson' }).click();
  await expect(editor(page).getByRole('textbox', { name: 'Author' })).toHaveValue('A. Teacher');

  // Played from the step at hand, and written on where it was left.
  await steps(page).nth(0).getByRole('button').first().click();
  await expectAccessible(page);
  await editor(page).getByRole('button', { name: 'Play from here' }).click();
  const pane = page.locator('.lessonPane');
  await expect(pane.getByText('Which is first?')).toBeVisible();
  await pane.getByRole('button', { name: 'Adam' }).click();
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await expect(pane.getByText('It swings.')).toBeVisible();
  await page.keyboard.press('PageDown');
  await expect(pane.getByRole('heading', { name: 'Saddle' })).toBeVisible();
  await page.getByRole('button', { name: 'Back to the editor' }).click();
  await expect(pane).toHaveCount(0);
  await expect(steps(page).nth(1)).toHaveAttribute('data-selected', 'true');
});
