import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { languages } from '../core/text/text';
import { commandIds, whilePresenting } from '../protocol/commands';
import { menuTemplate } from './menu';
import type { RecentFiles } from './recentFiles';

vi.mock('electron', () => import('./testing/electronStandIn'));

function items(template: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? items(item.submenu) : [])]);
}

function build(options: Partial<Parameters<typeof menuTemplate>[0]> = {}): MenuItemConstructorOptions[] {
  return items(
    menuTemplate({
      language: 'en',
      platform: 'linux',
      development: false,
      send: () => undefined,
      recent: recentOf(),
      openRecent: () => undefined,
      ...options,
    }),
  );
}

function recentOf(...paths: string[]): RecentFiles {
  return { paths: () => paths, add: vi.fn(), remove: vi.fn(), clear: vi.fn() };
}

/** The items of the recent files, as they are chosen. */
const recentIds = (all: readonly MenuItemConstructorOptions[]): string[] =>
  all.flatMap(({ id }) => (id?.startsWith('file.recent') === true ? [id] : []));

describe('menu', () => {
  it('sends commands', () => {
    const send = vi.fn();
    const find = build({ send }).find((item) => item.id === 'edit.undo');
    (find?.click as (() => void) | undefined)?.();
    expect(send).toHaveBeenCalledWith('edit.undo');
  });

  it('has the same items in every language, each in its own words', () => {
    const [english, japanese] = languages.map((language) => build({ language }));
    expect(japanese?.map(({ id, role }) => id ?? role)).toEqual(english?.map(({ id, role }) => id ?? role));
    for (const [index, item] of (english ?? []).entries()) {
      if (item.label !== undefined) expect(japanese?.[index]?.label).not.toBe(item.label);
    }
  });

  it('has every command', () => {
    for (const platform of ['linux', 'darwin'] as const) {
      const ids = build({ platform }).flatMap(({ id }) => id ?? []);
      const own = ids.filter((id) => !id.startsWith('file.recent'));
      // While presenting there is no menu.
      const listed = commandIds.filter((id) => whilePresenting(id) !== 'only');
      expect(own.toSorted()).toEqual(listed.toSorted());
    }
  });

  it('shows the keys of the commands as Electron writes them', () => {
    const keyOf = (platform: NodeJS.Platform, id: string): string | undefined =>
      build({ platform })
        .find((item) => item.id === id)
        ?.accelerator?.toString();
    const written = [
      ['file.new', 'CmdOrCtrl+N', 'CmdOrCtrl+N'],
      ['edit.redo', 'CmdOrCtrl+Shift+Z', 'CmdOrCtrl+Shift+Z'],
      ['play.stepBack', 'Left', undefined],
      ['view.theme', 'D', undefined],
      ['help.shortcuts', '?', undefined],
    ] as const;
    for (const [id, linux, mac] of written) {
      expect([keyOf('linux', id), keyOf('darwin', id)]).toEqual([linux, mac]);
    }
  });

  it('gives no key and no command twice', () => {
    for (const platform of ['linux', 'win32', 'darwin'] as const) {
      const all = build({ platform });
      for (const key of ['accelerator', 'id'] as const) {
        const values = all.flatMap((item) => item[key] ?? []);
        expect(new Set(values).size).toBe(values.length);
      }
    }
  });

  it('leaves the keys that the page listens to alone, which a Mac would take from it', () => {
    const plainKeys = (platform: NodeJS.Platform): MenuItemConstructorOptions[] =>
      build({ platform }).filter(
        ({ accelerator }) => accelerator !== undefined && !/(Cmd|Ctrl)/.test(accelerator),
      );
    expect(plainKeys('darwin')).toEqual([]);
    for (const platform of ['linux', 'win32'] as const) {
      expect(plainKeys(platform).map(({ accelerator }) => accelerator)).toContain('Space');
      for (const item of plainKeys(platform)) expect(item).toMatchObject({ registerAccelerator: false });
    }
  });

  it('opens recent files, and clears their list', () => {
    const recent = recentOf('/a/race.optiscape', '/b & c/race.optiscape');
    const openRecent = vi.fn();
    const all = build({ recent, openRecent });
    expect(recentIds(all)).toEqual(['file.recent', 'file.recent.0', 'file.recent.1', 'file.recent.clear']);
    const find = (id: string) => all.find((item) => item.id === id);
    const click = (id: string): void => (find(id)?.click as (() => void) | undefined)?.();
    expect(find('file.recent')).toMatchObject({ label: 'Open recent', enabled: true });
    expect(find('file.recent.1')).toMatchObject({
      label: 'race.optiscape — /b && c',
      toolTip: '/b & c/race.optiscape',
    });
    click('file.recent.1');
    expect(openRecent).toHaveBeenCalledWith('/b & c/race.optiscape');
    click('file.recent.clear');
    expect(recent.clear).toHaveBeenCalledOnce();
    const onMac = build({ recent, platform: 'darwin' });
    expect(onMac.find(({ id }) => id === 'file.recent.1')?.label).toBe('race.optiscape — /b & c');
  });

  it('shows that there are no recent files', () => {
    expect(build().find(({ id }) => id === 'file.recent')?.enabled).toBe(false);
  });

  it('offers developer tools in development only', () => {
    const has = (development: boolean): boolean =>
      build({ development }).some(({ role }) => role === 'toggleDevTools');
    expect([has(true), has(false)]).toEqual([true, false]);
  });

  it('marks no letters on a Mac', () => {
    for (const language of languages) {
      for (const { label } of build({ platform: 'darwin', language })) expect(label ?? '').not.toContain('&');
    }
  });
});
