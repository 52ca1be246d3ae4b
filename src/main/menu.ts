// The application menu as a template for Electron. The app's own items send a command to the renderer.
import type { MenuItemConstructorOptions } from 'electron';
import { inLanguage, type Language } from '../core/text/text';
import { type CommandId, commandKeys, commandLabel } from '../protocol/commands';
import { acceleratorOf } from './accelerator';
import { menuTexts } from './menuTexts';
import { namesOf, type RecentFiles } from './recentFiles';

export interface MenuOptions {
  readonly language: Language;
  readonly platform: NodeJS.Platform;
  readonly development: boolean;
  /** Sends a command to the window in front. */
  readonly send: (command: CommandId) => void;
  readonly recent: RecentFiles;
  readonly openRecent: (path: string) => void;
}

/** Shows a command's key, and handles it only with Ctrl or ⌘: the page itself handles the other keys. */
function acceleratorItem(id: CommandId, mac: boolean): MenuItemConstructorOptions {
  const [key] = commandKeys(id, 'electron');
  if (key === undefined) return {};
  const accelerator = acceleratorOf(key);
  if (key.startsWith('mod+')) return { accelerator };
  // A Mac's menu would take every key that it shows, even while the user types.
  return mac ? {} : { accelerator, registerAccelerator: false };
}

/** The whole menu. */
export function menuTemplate({
  language,
  platform,
  development,
  send,
  recent,
  openRecent,
}: MenuOptions): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  const text = (key: keyof typeof menuTexts): string => {
    const label = inLanguage(menuTexts[key], language);
    // Macs have no mnemonics in menus: the marker would be shown.
    return mac ? label.replace(/\(&.\)|&/, '') : label;
  };
  const command = (id: CommandId): MenuItemConstructorOptions => ({
    label: commandLabel(id, language),
    id,
    ...acceleratorItem(id, mac),
    click: () => {
      send(id);
    },
  });
  const role = (
    key: keyof typeof menuTexts,
    name: NonNullable<MenuItemConstructorOptions['role']>,
  ): MenuItemConstructorOptions => ({ label: text(key), role: name });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const names = namesOf(recent.paths());
  const recentItems = recent.paths().map((path, index): MenuItemConstructorOptions => ({
    // Elsewhere than on a Mac, a single & marks a mnemonic.
    label: mac ? names[index]! : names[index]!.replaceAll('&', '&&'),
    id: `file.recent.${index}`,
    toolTip: path,
    click: () => {
      openRecent(path);
    },
  }));
  /** Named by the system, and in its language. */
  const appMenu: MenuItemConstructorOptions = {
    role: 'appMenu',
    submenu: [
      command('help.about'),
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  };

  return [
    ...(mac ? [appMenu] : []),
    {
      label: text('file'),
      submenu: [
        command('file.new'),
        command('file.open'),
        {
          label: text('openRecent'),
          id: 'file.recent',
          enabled: recentItems.length > 0,
          submenu: [
            ...recentItems,
            separator,
            {
              label: text('clearRecent'),
              id: 'file.recent.clear',
              click: () => {
                recent.clear();
              },
            },
          ],
        },
        separator,
        command('file.save'),
        command('file.saveAs'),
        command('file.export'),
        command('file.handout'),
        separator,
        mac ? role('close', 'close') : role('quit', 'quit'),
      ],
    },
    {
      label: text('edit'),
      submenu: [
        command('edit.undo'),
        command('edit.redo'),
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
        command('picker.optimizers'),
        command('picker.landscapes'),
        command('picker.formula'),
        separator,
        command('runner.explain'),
        command('runner.branch'),
        command('runner.branchHalfRate'),
      ],
    },
    {
      label: text('play'),
      submenu: [
        command('play.toggle'),
        command('play.stepForward'),
        command('play.stepBack'),
        command('play.toStart'),
        command('play.toEnd'),
        separator,
        command('play.faster'),
        command('play.slower'),
        command('play.loop'),
      ],
    },
    {
      label: text('view'),
      submenu: [
        command('workspace.race'),
        command('workspace.activations'),
        command('workspace.losses'),
        separator,
        command('view.surface'),
        command('view.map'),
        command('view.both'),
        separator,
        command('view.reset'),
        command('view.top'),
        command('view.front'),
        command('view.side'),
        command('view.isometric'),
        command('view.race'),
        separator,
        command('view.equalUnits'),
        command('view.gradientField'),
        separator,
        command('view.chart'),
        command('view.step'),
        command('view.standings'),
        separator,
        command('film.addKeyframe'),
        command('film.follow'),
        separator,
        command('view.theme'),
        command('view.contrast'),
        separator,
        command('present.start'),
        command('present.window'),
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
      submenu: [
        command('help.lessons'),
        command('lesson.edit'),
        command('lesson.addView'),
        separator,
        command('help.shortcuts'),
        ...(mac ? [] : [command('help.about')]),
      ],
    },
  ];
}
