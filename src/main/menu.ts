// The application menu as data: what Electron builds it from. Items of the app's own send a command to the renderer.
import type { MenuItemConstructorOptions } from 'electron';
import type { Language } from '../core/text/text';
import { menuTexts } from './menuTexts';

export interface MenuOptions {
  readonly language: Language;
  readonly platform: NodeJS.Platform;
  readonly development: boolean;
  /** Sends a command, by its id in the renderer's command table, to the window in front. */
  readonly send: (command: string) => void;
}

/** The whole menu. */
export function menuTemplate({
  language,
  platform,
  development,
  send,
}: MenuOptions): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  const text = (key: keyof typeof menuTexts): string => {
    const label: string = menuTexts[key][language];
    // A Mac has no letters for menus: what marks one elsewhere would be shown.
    return mac ? label.replace(/\(&.\)|&/, '') : label;
  };
  const command = (
    key: keyof typeof menuTexts,
    id: string,
    accelerator?: string,
  ): MenuItemConstructorOptions => ({
    label: text(key),
    id,
    ...(accelerator !== undefined && { accelerator }),
    click: () => {
      send(id);
    },
  });
  const role = (
    key: keyof typeof menuTexts,
    name: NonNullable<MenuItemConstructorOptions['role']>,
  ): MenuItemConstructorOptions => ({ label: text(key), role: name });
  /** Shows a key that the renderer itself listens to. A Mac's menu takes any key that it shows, also while one types. */
  const shown = ({ accelerator, ...item }: MenuItemConstructorOptions): MenuItemConstructorOptions =>
    mac || accelerator === undefined ? item : { ...item, accelerator, registerAccelerator: false };
  const separator: MenuItemConstructorOptions = { type: 'separator' };

  return [
    ...(mac ? [{ role: 'appMenu' as const }] : []),
    {
      label: text('file'),
      submenu: [
        command('newRace', 'file.new', 'CmdOrCtrl+N'),
        command('open', 'file.open', 'CmdOrCtrl+O'),
        command('save', 'file.save', 'CmdOrCtrl+S'),
        command('export', 'file.export', 'CmdOrCtrl+E'),
        separator,
        mac ? role('close', 'close') : role('quit', 'quit'),
      ],
    },
    {
      label: text('edit'),
      submenu: [
        command('undo', 'edit.undo', 'CmdOrCtrl+Z'),
        command('redo', 'edit.redo', mac ? 'Cmd+Shift+Z' : 'Ctrl+Y'),
        separator,
        role('cut', 'cut'),
        role('copy', 'copy'),
        role('paste', 'paste'),
        role('selectAll', 'selectAll'),
      ],
    },
    {
      label: text('race'),
      submenu: [
        shown(command('addOptimizers', 'picker.optimizers', 'O')),
        shown(command('chooseLandscape', 'picker.landscapes', 'M')),
        shown(command('ownFormula', 'picker.formula', 'F')),
      ],
    },
    {
      label: text('play'),
      submenu: [
        shown(command('playToggle', 'play.toggle', 'Space')),
        shown(command('stepForward', 'play.stepForward', 'Right')),
        shown(command('stepBack', 'play.stepBack', 'Left')),
        shown(command('toStart', 'play.toStart', 'Home')),
        shown(command('toEnd', 'play.toEnd', 'End')),
        separator,
        shown(command('loop', 'play.loop', 'L')),
      ],
    },
    {
      label: text('view'),
      submenu: [
        shown(command('workspaceRace', 'workspace.race', 'R')),
        shown(command('workspaceActivations', 'workspace.activations', 'A')),
        shown(command('workspaceLosses', 'workspace.losses', 'S')),
        separator,
        shown(command('viewReset', 'view.reset', '0')),
        shown(command('viewTop', 'view.top', '1')),
        shown(command('viewIsometric', 'view.isometric', '4')),
        separator,
        shown(command('addKeyframe', 'film.addKeyframe', 'C')),
        shown(command('followFilm', 'film.follow', 'V')),
        separator,
        shown(command('theme', 'view.theme', 'D')),
        separator,
        role('zoomIn', 'zoomIn'),
        role('zoomOut', 'zoomOut'),
        role('zoomReset', 'resetZoom'),
        role('fullScreen', 'togglefullscreen'),
        ...(development
          ? [separator, role('reload', 'reload'), role('developerTools', 'toggleDevTools')]
          : []),
      ],
    },
    ...(mac ? [{ role: 'windowMenu' as const }] : []),
    {
      label: text('help'),
      role: 'help',
      submenu: [command('shortcuts', 'help.shortcuts'), ...(mac ? [] : [role('about', 'about')])],
    },
  ];
}
