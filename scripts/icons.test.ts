import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PNG } from 'pngjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeIcons } from './icons.mjs';

const project = resolve(import.meta.dirname, '..');
let icons: Awaited<ReturnType<typeof makeIcons>>;

beforeAll(async () => {
  icons = await makeIcons();
});

describe('icons', () => {
  it('are as their drawings are now, and no other lies beside them', () => {
    const outOfDate = Object.entries(icons)
      .filter(([path, bytes]) => !readFileSync(join(project, path)).equals(bytes))
      .map(([path]) => path);
    expect(outOfDate, 'to be made anew by `npm run icons`').toEqual([]);
    const folder = 'resources/icons';
    const there = readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(project.length + 1)
          .replaceAll('\\', '/'),
      );
    const made = Object.keys(icons).filter((path) => path.startsWith(folder));
    expect(there.sort()).toEqual([...made, `${folder}/document.svg`, `${folder}/icon.svg`].sort());
  });

  it('have the sizes in their names', () => {
    const pictures = Object.entries(icons).filter(([path]) => path.includes('/linux/'));
    expect(pictures.length).toBeGreaterThan(8);
    for (const [path, bytes] of pictures) {
      const { width, height } = PNG.sync.read(bytes);
      expect(path).toContain(`/${String(width)}x${String(height)}.png`);
    }
  });

  it.each(['icon', 'document'])('of Windows hold all sizes up to 256: %s', (name) => {
    const bytes = icons[`resources/icons/${name}.ico`]!;
    const sizes = Array.from({ length: bytes.readUInt16LE(4) }, (_, index) => bytes[6 + 16 * index]);
    // A byte has no room for 256.
    expect(sizes).toEqual([16, 20, 24, 32, 40, 48, 64, 128, 0]);
    expect(bytes.readUInt32BE(bytes.readUInt32LE(6 + 16 * 8 + 12))).toBe(0x89504e47);
  });

  it('of macOS have the margin that its icons have, a document none', () => {
    expect(cornersOf('icon')).toEqual([0, 0]);
    expect(cornersOf('document')).toEqual([0, 255]);
  });
});

/** The opacity of the largest picture of an .icns file: in its corner, and in the middle of its upper edge, nearly. */
function cornersOf(name: string): number[] {
  const bytes = icons[`resources/icons/${name}.icns`]!;
  expect(bytes.toString('latin1', 0, 4)).toBe('icns');
  expect(bytes.readUInt32BE(4)).toBe(bytes.length);
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at + 4)) {
    if (bytes.toString('latin1', at, at + 4) !== 'ic10') continue;
    const { width, data } = PNG.sync.read(bytes.subarray(at + 8, at + bytes.readUInt32BE(at + 4)));
    expect(width).toBe(1024);
    return [0, 50 * width + width / 2].map((pixel) => data[4 * pixel + 3]!);
  }
  throw new Error('There is no picture of 1024 pixels.');
}
