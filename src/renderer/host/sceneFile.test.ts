import { inLanguage } from '../../core/text/text';
import { describe, expect, it, vi } from 'vitest';
import { maxSceneFileBytes } from '../../core/scene/sceneFile';
import { readDropped, readSceneFile, SceneFileError, type Dropped } from './sceneFile';

const fileOf = (name: string, size = 2) => ({ name, size, text: vi.fn(() => Promise.resolve('{}')) });

const wordsOf = async (reading: Promise<unknown>) => {
  const error = await reading.catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(SceneFileError);
  const { whole = '' } = (error as SceneFileError).issue;
  return { en: inLanguage(whole, 'en'), ja: inLanguage(whole, 'ja') };
};

describe('a scene file in the window', () => {
  it('is read up to the limit, and not beyond', async () => {
    expect(await readSceneFile(fileOf('race.json', maxSceneFileBytes))).toBe('{}');
    const large = fileOf('large.json', 20 * 2 ** 20);
    expect(await wordsOf(readSceneFile(large))).toEqual({
      en: 'large.json has 20.0 MiB (a scene file may have at most 4 MiB)',
      ja: 'large.json のサイズは 20.0 MiB です（シーンファイルは 4 MiB まで）',
    });
    expect(large.text).not.toHaveBeenCalled();
  });

  it('that can’t be read says why', async () => {
    const file = { ...fileOf('gone.json'), text: () => Promise.reject(new Error('It is gone.')) };
    expect(await wordsOf(readSceneFile(file))).toEqual({
      en: "gone.json can't be read: It is gone.",
      ja: 'gone.json を読み込めません：It is gone.',
    });
  });
});

describe('what is dropped', () => {
  const dropped = (name: string, isFolder = false): Dropped => ({ file: fileOf(name), isFolder });

  it('is opened where it is one file', async () => {
    expect(await readDropped([dropped('race.json')])).toEqual({ name: 'race.json', text: '{}', file: null });
    expect(await readDropped([])).toBeNull();
  });

  it('gets a word where it is several files, or a folder', async () => {
    const several = [dropped('a.json'), dropped('b.json')];
    expect(await wordsOf(readDropped(several))).toEqual({
      en: '2 files were dropped (expected one: only one race can be open)',
      ja: '2 個のファイルがドロップされました。開けるレースは 1 つだけなので、1 つだけドロップしてください',
    });
    for (const { file } of several) expect(file.text).not.toHaveBeenCalled();
    expect(await wordsOf(readDropped([dropped('races', true)]))).toEqual({
      en: 'races is a folder (expected a scene file)',
      ja: 'races はフォルダーです。シーンファイルをドロップしてください',
    });
  });
});
