import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js';
import { DebugLogger } from 'builder-util';
import { beforeAll, describe, expect, it } from 'vitest';
import { desktopName } from '../package.json';
import { appId } from '../src/main/appId';
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

  it('have the icon that the main process points at', () => {
    const entry = readFileSync(join(project, 'src', 'main', 'index.ts'), 'utf8');
    const icon = /from '\.\.\/\.\.\/(.*)\?asset'/.exec(entry)?.[1];
    expect(JSON.stringify(config.files)).toContain(JSON.stringify(icon));
    expect(config.icon).toBe(icon);
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
    const associations = [config.fileAssociations, config.linux?.fileAssociations].flat();
    expect(associations.map((each) => each?.ext)).toEqual(['optiscape', 'optiscape.json']);
    for (const each of associations) {
      expect(each?.mimeType).toBe('application/x-optiscape');
      expect(sceneEndings.some((ending) => String(each?.ext).endsWith(ending))).toBe(true);
    }
  });
});
