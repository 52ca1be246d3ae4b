// Finds a Chrome, Edge or Chromium on this machine, and its command-line switches. Used by both shells' starts, the
// command line, and tests and benchmarks in a browser.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir, platform } from 'node:os';
import { delimiter, join } from 'node:path';

/** Names on the PATH, and full paths, in order of preference. */
function candidates(): string[] {
  const home = homedir();
  switch (platform()) {
    case 'win32': {
      const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
        (name) => process.env[name] ?? [],
      );
      const programs = [
        ['Google', 'Chrome', 'Application', 'chrome.exe'],
        ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
        ['Chromium', 'Application', 'chrome.exe'],
      ];
      return programs.flatMap((program) => roots.map((root) => join(root, ...program)));
    }
    case 'darwin': {
      const names = ['Google Chrome', 'Microsoft Edge', 'Chromium'];
      return names.flatMap((name) =>
        ['/Applications', join(home, 'Applications')].map((root) =>
          join(root, `${name}.app`, 'Contents', 'MacOS', name),
        ),
      );
    }
    default: {
      const names = [
        'google-chrome-stable',
        'google-chrome',
        'chromium',
        'chromium-browser',
        'microsoft-edge-stable',
        'microsoft-edge',
      ];
      const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
      return names.flatMap((name) =>
        [...folders, '/usr/bin', '/snap/bin'].map((folder) => join(folder, name)),
      );
    }
  }
}

/** Path of an installed browser; null when there is none. OPTISCAPE_BROWSER overrides the search. */
export function findBrowser(): string | null {
  const given = process.env.OPTISCAPE_BROWSER;
  if (given) return existsSync(given) ? given : null;
  return candidates().find((path) => existsSync(path)) ?? null;
}

/** Whether this process runs as root, where Chromium refuses to start with its sandbox. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Whether a window can be shown. */
export function hasDisplay(): boolean {
  if (platform() === 'win32' || platform() === 'darwin') return true;
  return Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
}

/** Switches that stop a browser's own network traffic. */
export const quietSwitches: readonly string[] = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-quic',
  '--disable-sync',
  '--no-default-browser-check',
  '--no-first-run',
];

/** Switches that root needs. */
export function sandboxSwitches(): readonly string[] {
  return isRoot() ? ['--no-sandbox'] : [];
}

/** Software rendering through Mesa, which draws up to 2.8 times faster than the browser's own renderer. */
export const mesaSwitches: readonly string[] = ['--use-angle=gl-egl', '--ignore-gpu-blocklist'];

/** The browser's own software renderer, which is always available. */
export const swiftShaderSwitches: readonly string[] = [
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

/** For a window on a machine without a trusted graphics card: draw in software rather than not at all. */
export const softwareFallbackSwitches: readonly string[] = [
  '--enable-unsafe-swiftshader',
  ...(platform() === 'linux' ? ['--ignore-gpu-blocklist'] : []),
];

const rendererPage =
  "data:text/html,<script>const gl=document.createElement('canvas').getContext('webgl2');" +
  "const info=gl?.getExtension('WEBGL_debug_renderer_info');" +
  "document.title=gl?'GL:'+gl.getParameter(info?info.UNMASKED_RENDERER_WEBGL:gl.RENDERER):''</script>";

/** The graphics renderer that `browser` uses with these switches; null if there is none. Takes about a second. */
function rendererWith(browser: string, switches: readonly string[]): string | null {
  const { stdout } = spawnSync(
    browser,
    ['--headless', ...quietSwitches, ...sandboxSwitches(), ...switches, '--dump-dom', rendererPage],
    { encoding: 'utf8', timeout: 20_000, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  return /<title>GL:(.*?)<\/title>/.exec(stdout)?.[1] ?? null;
}

/** Graphics switches for tests without a display: Mesa's if it works with `browser`, else the browser's own. */
export function chooseGraphics(browser: string): {
  readonly renderer: string;
  readonly switches: readonly string[];
} {
  const renderer = platform() === 'linux' ? rendererWith(browser, mesaSwitches) : null;
  if (renderer !== null) return { renderer, switches: mesaSwitches };
  return { renderer: rendererWith(browser, swiftShaderSwitches) ?? 'none', switches: swiftShaderSwitches };
}
