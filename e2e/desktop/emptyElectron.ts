// Electrons without Electron: what electron-builder needs and changes of its distribution, around programs that do nothing.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SENTINEL } from '@electron/fuses/dist/constants.js';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';

/** As electron-builder's command line calls them. */
export type System = 'linux' | 'win' | 'mac';

/** A program's fuses at Electron's defaults: the version, how many there are, and one character each. */
const fuses = Buffer.from(`${SENTINEL}\x01\x09101100011`, 'latin1');
/** One more than the app has. */
const languages = { pak: ['de', 'en-US', 'ja'], lproj: ['de', 'en', 'ja'] };

/** Writes the distribution for a system into an empty folder. */
export async function writeEmptyElectron(folder: string, system: System): Promise<void> {
  for (const [path, content] of Object.entries(files[system]())) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content, { mode: 0o755 });
  }
}

type Files = Readonly<Record<string, string | Uint8Array>>;

const notices = { LICENSE: 'Electron', 'LICENSES.chromium.html': 'Chromium' };

const files: Readonly<Record<System, () => Files>> = {
  linux: () => ({
    ...notices,
    ...paks(),
    electron: Buffer.concat([Buffer.from('#!/bin/sh\nexit 1\n'), fuses]),
  }),
  win: () => ({
    ...notices,
    ...paks(),
    'electron.exe': windowsProgram(),
  }),
  mac: () => {
    const contents = 'Electron.app/Contents';
    const framework = `${contents}/Frameworks/Electron Framework.framework`;
    const helper = `${contents}/Frameworks/Electron Helper.app/Contents`;
    const texts = [`${contents}/Resources`, `${framework}/Versions/A/Resources`].flatMap((place) =>
      languages.lproj.map((language) => [`${place}/${language}.lproj/locale.pak`, ''] as const),
    );
    return {
      ...notices,
      ...Object.fromEntries(texts),
      [`${contents}/Info.plist`]: plist({ CFBundleName: 'Electron', CFBundleExecutable: 'Electron' }),
      [`${contents}/MacOS/Electron`]: '',
      [`${framework}/Electron Framework`]: fuses,
      [`${helper}/Info.plist`]: plist({ CFBundleName: 'Electron Helper' }),
      [`${helper}/MacOS/Electron Helper`]: '',
    };
  },
};

function paks(): Files {
  return Object.fromEntries(languages.pak.map((language) => [`locales/${language}.pak`, '']));
}

function windowsProgram(): Uint8Array {
  const program = NtExecutable.createEmpty();
  const resources = NtExecutableResource.from(program);
  const version = Resource.VersionInfo.createEmpty();
  version.lang = 1033;
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Electron' });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(program);
  program.setExtraData(new Uint8Array(fuses).buffer);
  return new Uint8Array(program.generate());
}

function plist(values: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(values).map(([key, value]) => `<key>${key}</key><string>${value}</string>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict>${pairs.join('')}</dict></plist>`;
}
