// `optiscape handout`: a page that stands by itself, and a PDF. What they show when is tested beside the code.
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { expectAccessibleInBothThemes } from './accessible';
import { test as appTest } from './fixtures';

const cli = resolve(import.meta.dirname, '../out/main/cli.js');

let folder = '';

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'optiscape-handout-'));
});

test.afterEach(() => rm(folder, { recursive: true, force: true }));

function handout(...words: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [cli, 'handout', ...words], { cwd: folder });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (out += piece));
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (err += piece));
  child.stdin.end();
  return new Promise((done, reject) => {
    child.on('error', reject);
    child.on('close', (code) => done({ code, out, err }));
  });
}

test('is a page with everything in it, which asks for nothing and gives nothing away', async ({ page }) => {
  const made = await handout('activations', '--out', 'a.html', '--language', 'ja', '--notes');
  expect([made.code, made.err]).toEqual([0, '']);
  expect(JSON.parse(made.out)).toMatchObject({ file: 'a.html', kind: 'html', language: 'ja', paper: null });
  expect(await readdir(folder)).toEqual(['a.html']);

  const asked: string[] = [];
  const said: string[] = [];
  page.on('request', (request) => asked.push(request.url().slice(0, 40)));
  page.on('console', (message) => said.push(message.text()));
  await page.goto(pathToFileURL(join(folder, 'a.html')).href);
  await page.evaluate(() => document.fonts.ready);
  expect(asked.filter((url) => !url.startsWith('file:') && !url.startsWith('data:font/woff2;'))).toEqual([]);
  expect(said).toEqual([]);
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await expect(page.locator('script, img, a, iframe')).toHaveCount(0);
  await expect(page.locator('.handoutTask')).toHaveCount(7);
  await expect(page.locator('.handoutAnswer')).toHaveCount(7);
  await expect(page.locator('.handoutNote')).toHaveCount(7);
  await expect(page.locator('.liveNone, .liveAwaited')).toHaveCount(0);
  // The first step hides the derivative until it is answered.
  await expect(page.locator('.handoutTask').first().locator('figure svg[role="img"]')).toHaveCount(1);
  await expect(page.locator('.handoutAnswer').first().locator('figure svg[role="img"]')).toHaveCount(2);
  // Two maps without a path, and with the paths at the end.
  const strokes = page.locator('figure g[fill="none"][stroke-linecap="round"] path');
  await expect(page.locator('.handoutTask').nth(5).locator(strokes)).toHaveCount(0);
  expect(await page.locator('.handoutAnswer').nth(5).locator(strokes).count()).toBeGreaterThan(2);
  const faces = await page.evaluate(() =>
    [...document.fonts]
      .filter(({ status }) => status === 'loaded')
      .map(({ family }) => family.replace(/"/g, '')),
  );
  expect(faces).toEqual(
    expect.arrayContaining(['Inter Variable', 'Noto Sans JP Variable', 'KaTeX_Main', 'KaTeX_Math']),
  );
  const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wide).toBe(false);
});

test(
  'is a PDF with its fonts in it, and what can’t be is refused before anything is made',
  { tag: '@long' },
  async () => {
    // Its first step is the tallest under the head of the page, on the shorter paper.
    const made = await handout('saddle-points', '--out', 'a.pdf', '--paper', 'letter', '--no-answers');
    expect([made.code, made.err]).toEqual([0, '']);
    expect(await readdir(folder)).toEqual(['a.pdf']);
    const pdf = (await readFile(join(folder, 'a.pdf'))).toString('latin1');
    expect(pdf.slice(0, 5)).toBe('%PDF-');
    const pages = pdf.match(/\/Type \/Page\b/g) ?? [];
    // One for each step, with the sources under the last; none that is empty but for the head.
    expect(pages).toHaveLength(7);
    expect(pdf).toMatch(/\/MediaBox \[0 0 612 792\]/);
    expect(pdf).toContain('Inter-Regular');
    expect(pdf).toMatch(/\/FontFile2/);
    expect(pdf).not.toMatch(/\/URI\b|\/JavaScript\b/);

    for (const [words, message] of [
      [
        ['learning-rate', '--out', 'b.doc'],
        'Invalid --out: b.doc (expected a name that ends in .pdf or .html)',
      ],
      [['learning-rate', '--out', 'b.pdf', '--paper', 'a3'], 'Invalid --paper: a3 (expected a4 or letter)'],
      [['learning-rate', '--out', 'b.pdf', '--language', 'fr'], 'Invalid --language: fr (expected en or ja)'],
      [['gone', '--out', 'b.pdf'], 'Invalid lesson: gone: no such file (expected a file that can be read'],
      [['a.pdf', '--out', 'b.pdf'], 'Invalid file: '],
      [
        ['learning-rate', '--out', 'gone/b.pdf'],
        'Invalid --out: gone/b.pdf (expected a file in a folder that exists)',
      ],
    ] as const) {
      const refused = await handout(...words);
      expect([refused.code, refused.out]).toEqual([2, '']);
      expect(refused.err).toContain(message);
      expect(refused.err.trimEnd()).not.toContain('\n');
    }
    expect(await readdir(folder)).toEqual(['a.pdf']);
  },
);

appTest(
  'is a PDF from the window, the same as from the command line, and can be given up',
  { tag: '@long' },
  async ({ page }) => {
    await page.getByRole('button', { name: 'Lessons…' }).click();
    await page.getByRole('button', { name: 'A lesson on paper…' }).click();
    const dialog = page.getByRole('dialog', { name: 'A lesson on paper' });
    const save = dialog.getByRole('button', { name: 'Save as PDF…' });
    const downloads: string[] = [];
    page.on('download', (download) => downloads.push(download.suggestedFilename()));
    await save.click();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(save).toBeEnabled();
    await dialog.getByText('Letter').click();
    const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
    expect(download.suggestedFilename()).toBe('learning-rate.pdf');
    await expect(page.getByText('Saved learning-rate.pdf')).toBeVisible();
    expect(downloads).toEqual(['learning-rate.pdf']);
    const pdf = (await readFile(await download.path())).toString('latin1');

    const made = await handout('learning-rate', '--out', 'a.pdf', '--paper', 'letter');
    expect([made.code, made.err]).toEqual([0, '']);
    const byCommand = (await readFile(join(folder, 'a.pdf'))).toString('latin1');
    const facts = (text: string): unknown => ({
      begins: text.slice(0, 5),
      pages: (text.match(/\/Type \/Page\b/g) ?? []).length,
      paper: [...new Set(text.match(/\/MediaBox \[[^\]]*\]/g))],
      fonts: [...new Set(text.match(/\/FontName \/\S+/g))].sort(),
    });
    expect(facts(pdf)).toEqual(facts(byCommand));
    expect(facts(pdf)).toMatchObject({ begins: '%PDF-', paper: ['/MediaBox [0 0 612 792]'] });
  },
);

appTest('is printed and saved from the window, in its language, of a file, too', async ({ page }) => {
  await page.getByRole('button', { name: 'Lessons…' }).click();
  await page.getByRole('button', { name: 'A lesson on paper…' }).click();
  const dialog = page.getByRole('dialog', { name: 'A lesson on paper' });
  await expect(dialog.getByRole('combobox', { name: 'Lesson' })).toHaveValue(
    'Gradient descent and the learning rate',
  );
  await page.evaluate(() => {
    window.print = () => {
      const printed = document.querySelector('#printedHandout')!;
      document.body.dataset['printed'] = String(printed.querySelectorAll('.handoutTask').length);
    };
  });
  await dialog.getByRole('button', { name: 'Print…' }).click();
  await expect(page.locator('body[data-printed="7"]')).toBeAttached();
  await expect(page.locator('#printedHandout')).toHaveCount(0);

  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    dialog.getByRole('button', { name: 'Open' }).click(),
  ]);
  await chooser.setFiles({ name: 'broken.optiscape-lesson', mimeType: '', buffer: Buffer.from('{}') });
  await expect(page.getByText('The file could not be opened')).toBeVisible();
  await dialog.getByRole('checkbox', { name: 'Answers' }).uncheck();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Save as a page…' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('learning-rate.html');
  const html = await readFile(await download.path(), 'utf8');
  expect(html).toContain('class="handoutTask"');
  expect(html).not.toContain('class="handoutAnswer"');
  await expect(dialog.getByRole('button', { name: 'Print…' })).toBeEnabled();
  await expectAccessibleInBothThemes(page);
});
