import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { languages } from '../core/text/text';
import { commandIds } from '../protocol/commands';
import { menuTemplate } from './menu';

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
      ...options,
    }),
  );
}

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
      expect(ids.toSorted()).toEqual(commandIds.toSorted());
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
