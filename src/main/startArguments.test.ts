import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { skipWhere } from '../core/testing/skipWhere';
import { ownWords, readStart, sceneFileOf } from './startArguments';

const here = resolve('/somewhere');

it.each([
  [['optiscape', 'race.json'], false, ['race.json']],
  [['electron', '.', '--no-sandbox', 'race.json'], true, ['--no-sandbox', 'race.json']],
  [['electron', '--inspect=0', '/a/project', 'list'], true, ['list']],
  [['electron'], true, []],
])('the own words of %j', (words, isDefaultApp, own) => {
  expect(ownWords(words, isDefaultApp)).toEqual(own);
});

describe('the scene file', () => {
  it.each([
    [['race.json'], 'race.json'],
    [['--no-sandbox', 'races/Race.JSON'], 'races/Race.JSON'],
    [['race.optiscape'], 'race.optiscape'],
    [['notes.txt', 'race.Optiscape'], 'race.Optiscape'],
    [[], null],
    [['--inspect=0', '--profile=a.json'], null],
  ])('of %j', (words, file) => {
    expect(sceneFileOf(words, here)).toBe(file === null ? null : resolve(here, file));
  });

  it('may be an address, as Linux gives it', () => {
    const path = resolve('/races/ä b%20c.optiscape');
    expect(sceneFileOf([pathToFileURL(path).href], here)).toBe(path);
    expect(sceneFileOf(['FILE:///races/a.json'], here)).toBe(resolve('/races/a.json'));
    expect(sceneFileOf(['file:///races/%2F.json'], here)).toBeNull();
  });

  const needsLocalFiles = skipWhere(process.platform === 'win32', 'On Windows such a file is on a share.');
  it('is never on another machine', needsLocalFiles, () => {
    expect(sceneFileOf(['file://server/races/a.json'], here)).toBeNull();
  });
});

describe('a start', () => {
  it.each([
    [[]],
    [['race.json']],
    [['/a/race']],
    [['--no-sandbox', 'C:\\races\\race']],
    [['file:///race.json']],
  ])('with %j opens the window', (words) => {
    expect(readStart(words, here)).toEqual({ kind: 'window', dataFolder: null });
  });

  it.each([
    [
      ['list', 'optimizers'],
      ['list', 'optimizers'],
    ],
    [
      ['simulate', 'race.json', '--format', 'csv'],
      ['simulate', 'race.json', '--format', 'csv'],
    ],
    [['--no-sandbox', '--ozone-platform=x11', 'list'], ['list']],
    [['--help'], ['--help']],
    [['-V'], ['-V']],
    [['no-such-command'], ['no-such-command']],
  ])('with %j is the command line', (words, own) => {
    expect(readStart(words, here)).toEqual({ kind: 'commandLine', words: own, dataFolder: null });
  });

  it.each([[['--data-folder=stick/data']], [['--data-folder=stick/data', 'race.json']]])(
    'with %j keeps its data there',
    (words) => {
      expect(readStart(words, here)).toMatchObject({ dataFolder: resolve(here, 'stick/data') });
    },
  );

  it.each([[['--data-folder']], [['--data-folder=']], [['--data-folder', '/stick']]])(
    'with %j is refused',
    (words) => {
      expect(readStart(words, here)).toEqual({
        kind: 'refused',
        by: 'user',
        message: 'Invalid --data-folder: nothing (expected --data-folder=PATH)',
      });
    },
  );

  it('for an export has a page and a profile', () => {
    const page = { OPTISCAPE_EXPORT_PAGE: 'http://127.0.0.1:4000/secret/export.html' };
    expect(readStart(['--user-data-dir=profile'], here, page)).toEqual({
      kind: 'exportPage',
      address: page.OPTISCAPE_EXPORT_PAGE,
      profileFolder: resolve(here, 'profile'),
    });
    for (const words of [[], ['--user-data-dir'], ['--user-data-dir=']]) {
      expect(readStart(words, here, page)).toMatchObject({
        kind: 'refused',
        by: 'program',
        message: expect.stringMatching(/^Invalid --user-data-dir: nothing/) as string,
      });
    }
  });

  it.each(['', 'http://example.com/', 'https://127.0.0.1/', 'nonsense'])(
    'for an export of no page of ours is refused: %s',
    (page) => {
      expect(readStart(['--user-data-dir=/profile'], here, { OPTISCAPE_EXPORT_PAGE: page })).toMatchObject({
        kind: 'refused',
        message: `Invalid OPTISCAPE_EXPORT_PAGE: ${page} (expected an address of this machine, http://127.0.0.1:…)`,
      });
    },
  );
});
