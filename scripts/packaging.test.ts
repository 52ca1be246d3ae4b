import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js';
import { DebugLogger } from 'builder-util';
import { load } from 'js-yaml';
import { beforeAll, describe, expect, it } from 'vitest';
import { desktopName } from '../package.json';
import { appId } from '../src/main/appId';
import { lessonEnding } from '../src/core/lesson/lessonFile';
import { sceneEndings } from '../src/core/scene/sceneFile';

const project = resolve(import.meta.dirname, '..');
let config: Awaited<ReturnType<typeof getConfig>>;

beforeAll(async () => {
  config = await getConfig(project, 'electron-builder.yml', null);
});

describe('packages', () => {
  it('are described in words that electron-builder knows', async () => {
    await validateConfiguration(config, new DebugLogger(false));
    const misspelt = { ...config, electronFuses: { ...config.electronFuses, runAsNod: false } };
    await expect(validateConfiguration(misspelt, new DebugLogger(false))).rejects.toThrow(/electronFuses/);
  });

  it('run nothing but what is in their archive, for nobody else', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableCookieEncryption: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
      resetAdHocDarwinSignature: true,
    });
    expect(config.asarUnpack).toEqual(['out/main/chunks/worker-*.mjs']);
    expect(config.disableAsarIntegrity).toBeUndefined();
  });

  it('have the icons that are made for them, and the one that the main process points at', () => {
    const entry = readFileSync(join(project, 'src', 'main', 'index.ts'), 'utf8');
    const icon = /from '\.\.\/\.\.\/(.*)\?asset'/.exec(entry)?.[1];
    expect(JSON.stringify(config.files)).toContain(JSON.stringify(icon));
    expect(existsSync(join(project, String(icon)))).toBe(true);
    expect(config.linux?.icon).toBe('resources/icons/linux');
    expect(config.mac?.icon).toBe('resources/icons/icon.icns');
    expect(config.win?.icon).toBe('resources/icons/icon.ico');
    const kinds = [
      ['icns', config.mac?.fileAssociations],
      ['ico', config.win?.fileAssociations],
    ] as const;
    for (const [ending, associations] of kinds) {
      for (const { icon: type } of [associations ?? []].flat()) {
        expect(existsSync(join(project, 'resources', 'icons', `${String(type)}.${ending}`))).toBe(true);
      }
    }
  });

  it('know of no updates and no other machine', () => {
    expect(config.publish).toBeNull();
  });

  it('are known to desktops by one name', () => {
    expect(config.appId).toBe(appId);
    expect(desktopName).toBe(`${appId}.desktop`);
    expect(config.linux?.syncDesktopName).toBe(true);
  });

  it('open the files that the app opens', () => {
    for (const { fileAssociations } of [config.mac ?? {}, config.win ?? {}]) {
      expect([fileAssociations].flat().map((each) => each?.ext)).toEqual(['optiscape', lessonEnding]);
      expect(new Set([fileAssociations].flat().map((each) => each?.name)).size).toBe(2);
    }
    expect(sceneEndings).toContain('optiscape');
    // Windows and macOS know a file by what stands behind its last dot; Linux has a list of its own.
    const types = readFileSync(join(project, 'resources', 'linux', 'optiscape.xml'), 'utf8');
    const endings = [...types.matchAll(/<glob pattern="\*(.*?)"/g)].map(([, ending]) => ending ?? '');
    expect(endings).toEqual(['.optiscape', '.optiscape.json', `.${lessonEnding}`]);
    const opened = [...sceneEndings, lessonEnding];
    expect(endings.every((ending) => opened.some((known) => ending.endsWith(`.${known}`)))).toBe(true);
    const mimeTypes = [...types.matchAll(/<mime-type type="(application\/.*?)"/g)].map(([, type]) => type);
    expect(mimeTypes).toHaveLength(2);
    expect(config.linux?.mimeTypes).toEqual(mimeTypes);
    const icons = new Set([...types.matchAll(/<icon name="(.*?)"/g)].map(([, icon]) => icon));
    expect([...icons]).toEqual([String(mimeTypes[0]).replace('/', '-')]);
    for (const { fpm } of [config.deb ?? {}, config.rpm ?? {}]) {
      for (const word of [fpm ?? []].flat().filter((each) => each.startsWith('resources/'))) {
        expect(existsSync(join(project, word.split('=')[0] ?? '')), word).toBe(true);
      }
    }
  });

  it('are of these kinds, for these machines', () => {
    expect(config.win?.target).toEqual(['nsis', 'portable', 'zip']);
    expect(config.mac?.target).toEqual([
      { target: 'dmg', arch: ['universal'] },
      { target: 'zip', arch: ['universal'] },
    ]);
    expect(config.linux?.target).toEqual(['AppImage', 'deb', 'rpm', 'tar.gz']);
  });

  it('have names of their own without spaces', () => {
    const { win, nsis, portable, mac, linux, deb, rpm } = config;
    const names = [win, nsis, portable, mac, linux, deb, rpm].map((kind) => kind?.artifactName);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[Oo]ptiscape[-_]\$\{version\}[\w.${}-]+\.\$\{ext\}$/);
  });

  it('allow no more on macOS than to compile code', () => {
    expect(config.mac?.hardenedRuntime).toBe(true);
    // A certificate is looked for, but need not be there.
    expect(config.mac?.identity).toBeUndefined();
    expect(config.forceCodeSigning).toBeUndefined();
    expect(config.mac?.notarize).toBeUndefined();
    const file = config.mac?.entitlements ?? '';
    expect(config.mac?.entitlementsInherit).toBe(file);
    const entitlements = readFileSync(join(project, file), 'utf8');
    expect([...entitlements.matchAll(/<key>(.*?)<\/key>/g)].map(([, key]) => key)).toEqual([
      'com.apple.security.cs.allow-jit',
    ]);
  });

  it('are installed on Windows where the user says, in English or Japanese', () => {
    expect(config.nsis).toMatchObject({
      oneClick: false,
      allowToChangeInstallationDirectory: true,
      installerLanguages: ['en_US', 'ja_JP'],
    });
    const own = readFileSync(join(project, config.nsis?.include ?? ''), 'utf8');
    const ownIn = new Set([...own.matchAll(/LangString (\w+) 1041 "/g)].map(([, name]) => name));
    const templates = join(project, 'node_modules', 'app-builder-lib', 'templates', 'nsis');
    const texts = ['messages.yml', 'assistedMessages.yml'].flatMap((name) =>
      Object.entries(load(readFileSync(join(templates, name), 'utf8')) as Record<string, { ja?: string }>),
    );
    expect(texts.length).toBeGreaterThan(20);
    for (const [name, { ja }] of texts) {
      // In one of the texts a line break is broken.
      const isGood = ja !== undefined && !ja.includes('\\');
      expect(ownIn.has(name), name).toBe(!isGood);
    }
  });
});
