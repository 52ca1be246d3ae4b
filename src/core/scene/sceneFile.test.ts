import { expect, it } from 'vitest';
import { inLanguage } from '../text/text';
import { maxSceneFileBytes, sceneFileNotRegular, sceneFileTooLarge, sceneFileUnreadable } from './sceneFile';

it('a file may have 4 MiB; a larger one is told its size, rounded up', () => {
  expect(maxSceneFileBytes).toBe(4_194_304);
  expect(inLanguage(sceneFileTooLarge('race.json', maxSceneFileBytes + 1), 'en')).toBe(
    'race.json has 4.1 MiB (a scene file may have at most 4 MiB)',
  );
  expect(inLanguage(sceneFileTooLarge('race.json', 32 * 1_048_576), 'en')).toContain('has 32.0 MiB');
});

it('what is no file, or can’t be read, is named', () => {
  expect(inLanguage(sceneFileNotRegular('races'), 'en')).toContain('races is not a regular file');
  expect(inLanguage(sceneFileNotRegular('\u202esecar'), 'en')).toContain('secar is not a regular file');
  expect(inLanguage(sceneFileUnreadable('race.json', 'EACCES'), 'en')).toBe(
    "race.json can't be read: EACCES",
  );
});
