// Holds docs/security.md to the code: the files and tests that it names are there, and the code has none of the words that
// it says there are none of.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const project = resolve(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(project, path), 'utf8');
const page = read('docs/security.md');

/** All of a folder's code, without tests. */
function codeOf(folder: string): readonly (readonly [path: string, text: string])[] {
  return readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.|testing/.test(name))
    .map((name) => [name, read(join(folder, name))] as const);
}

describe('docs/security.md', () => {
  /** Each test file with the titles that are quoted behind it. */
  const named = [...page.matchAll(/`([\w/.-]+\.(?:test|spec)\.ts)`((?: “[^”]+”,?)*)/g)].map(
    ([, file = '', titles = '']) =>
      [file, [...titles.matchAll(/“([^”]+)”/g)].map(([, title = '']) => title)] as const,
  );

  it('names tests that are there', () => {
    const missing = named.flatMap(([file, titles]) => {
      if (!existsSync(join(project, file))) return [file];
      const text = read(file);
      return titles.filter((title) => !text.includes(title)).map((title) => `${file} ${title}`);
    });
    expect(missing).toEqual([]);
    expect(named.length).toBeGreaterThan(40);
  });

  it('names functions that are there', () => {
    const places = [...page.matchAll(/`(\w+)` in `([\w/.-]+)`/g)];
    expect(places.length).toBeGreaterThan(8);
    for (const [, name = '', file = ''] of places)
      expect([file, read(file).includes(name)]).toEqual([file, true]);
  });

  it('has all twenty items of the list', () => {
    const numbers = [...page.matchAll(/^\| (\d+) /gm)].map(([, number]) => Number(number));
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });
});

describe('the desktop app', () => {
  const main = codeOf('src/main');

  it('has none of the words that would loosen a page', () => {
    const loosening =
      /webSecurity|allowRunningInsecureContent|experimentalFeatures|BlinkFeatures|allowpopups|nodeIntegrationIn|openExternal|bypassCSP|certificate-error|setCertificateVerifyProc|loadFile\(|executeJavaScript|no-sandbox|remote-debugging/;
    expect(main.filter(([, text]) => loosening.test(text)).map(([name]) => name)).toEqual([]);
    expect(main.length).toBeGreaterThan(15);
  });

  it("isolates and sandboxes each window's page", () => {
    const windows = main.filter(([, text]) => text.includes('new BrowserWindow('));
    expect(windows.map(([name]) => name).sort()).toEqual(['hiddenWindow.ts', 'mainWindow.ts']);
    for (const [, text] of windows) {
      for (const setting of [
        'sandbox: true',
        'contextIsolation: true',
        'nodeIntegration: false',
        'webviewTag: false',
        'lockDown(window, address)',
      ])
        expect(text).toContain(setting);
    }
  });

  it('lets the preload script expose one word and pass on one message', () => {
    const [[, preload], ...others] = codeOf('src/preload') as [readonly [string, string], ...unknown[]];
    expect(others).toEqual([]);
    expect(preload.match(/contextBridge\.\w+\(.*\)/g)).toEqual([
      "contextBridge.exposeInMainWorld(shellGlobal, 'electron')",
    ]);
    expect(preload.match(/ipcRenderer\.\w+\(\w+/g)).toEqual([
      'ipcRenderer.send(connectChannel',
      'ipcRenderer.on(portChannel',
    ]);
  });

  it('listens to one message', () => {
    const heard = main.flatMap(([, text]) => text.match(/ipcMain\.\w+\(\w+/g) ?? []);
    expect(heard).toEqual(['ipcMain.on(connectChannel']);
  });
});
