import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { runCommandLine } from './commandLine';
import { app, BrowserWindow, calls, resetElectron } from './testing/electronStandIn';

vi.mock('electron', () => import('./testing/electronStandIn'));

const { argv } = process;

beforeEach(() => {
  resetElectron();
  app.becomeReady();
});

afterEach(() => {
  process.argv = argv;
  process.exitCode = undefined;
});

it.each([
  [false, ['optiscape', '--no-sandbox', 'list'], ['optiscape', 'list', 'optimizers']],
  [true, ['electron', '/project', 'list'], ['electron', '/project', 'list', 'optimizers']],
])('a command finds its words where it looks for them', async (isDefaultApp, given, found) => {
  Object.defineProperty(process, 'defaultApp', { value: isDefaultApp, configurable: true });
  process.argv = given;
  let seen: string[] = [];
  await runCommandLine(['list', 'optimizers'], () => {
    seen = process.argv;
    process.exitCode = 2;
    return Promise.resolve();
  });
  expect(seen).toEqual(found);
  expect([app.exitCode, BrowserWindow.open]).toEqual([2, []]);
  const profile = /userData (.*)$/.exec(calls[0] ?? '')?.[1] ?? '';
  expect(profile.startsWith(tmpdir())).toBe(true);
  expect(existsSync(profile)).toBe(false);
  Reflect.deleteProperty(process, 'defaultApp');
});

it('a command is interrupted when Electron would quit, and not cut off', async () => {
  const onInterrupt = vi.fn();
  process.once('SIGINT', onInterrupt);
  await runCommandLine(['serve'], () => {
    app.quit();
    expect(app.exitCode).toBeNull();
    process.exitCode = 130;
    return Promise.resolve();
  });
  expect([onInterrupt.mock.calls.length, app.exitCode]).toEqual([1, 130]);
});

it('a command that does not even start says why', async () => {
  const write = vi.spyOn(process.stderr, 'write');
  await runCommandLine(['list'], () => Promise.reject(new Error('no such module')));
  expect(app.exitCode).toBe(1);
  expect(write.mock.calls.map(([text]) => String(text)).join('')).toContain('no such module');
  write.mockRestore();
});
