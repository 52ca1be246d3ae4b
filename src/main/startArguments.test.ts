import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { skipWhere } from '../core/testing/skipWhere';
import { ownWords, readStart, sceneFilesOf } from './startArguments';

const here = resolve('/somewhere');

it.each([
  [['optiscape', 'race.json'], false, ['race.json']],
  [['electron', '.', '--no-sandbox', 'race.json'], true, ['--no-sandbox', 'race.json']],
  [['electron', '--inspect=0', '/a/project', 'list'], true, ['list']],
  [['electron'], true, []],
])('the own words of %j', (words, isDefaultApp, own) => {
  expect(ownWords(words, isDefaultApp)).toEqual(own);
});

describe('the scene files', () => {
  it.each([
    [['race.json'], ['race.json']],
    [['--no-sandbox', 'races/Race.JSON'], ['races/Race.JSON']],
    [['race.optiscape'], ['race.optiscape']],
    [
      ['a.optiscape', '--no-sandbox', 'b.json'],
      ['a.optiscape', 'b.json'],
    ],
    [['notes.txt', 'race.Optiscape'], ['race.Optiscape']],
    [[], []],
    [['--inspect=0', '--profile=a.json'], []],
  ])('of %j', (words, files) => {
    expect(sceneFilesOf(words, here)).toEqual(files.map((file) => resolve(here, file)));
  });

  it('may be addresses, as Linux gives them', () => {
    const path = resolve('/races/ä b%20c.optiscape');
    expect(sceneFilesOf([pathToFileURL(path).href], here)).toEqual([path]);
    expect(sceneFilesOf(['FILE:///races/a.json'], here)).toEqual([resolve('/races/a.json')]);
    expect(sceneFilesOf(['file:///races/%2F.json'], here)).toEqual([]);
  });

  const needsLocalFiles = skipWhere(process.platform === 'win32', 'On Windows such a file is on a share.');
  it('are never on another machine', needsLocalFiles, () => {
    expect(sceneFilesOf(['file://server/races/a.json'], here)).toEqual([]);
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

  it('for printing has a page, a file to write, and a profile', () => {
    const print = { OPTISCAPE_PRINT_PAGE: 'handout.html', OPTISCAPE_PRINT_FILE: 'handout.pdf' };
    expect(readStart(['--user-data-dir=profile'], here, print)).toEqual({
      kind: 'printPage',
      page: resolve(here, 'handout.html'),
      pdf: resolve(here, 'handout.pdf'),
      profileFolder: resolve(here, 'profile'),
    });
    expect(readStart([], here, print)).toMatchObject({
      kind: 'refused',
      message: expect.stringMatching(/^Invalid --user-data-dir: nothing/) as string,
    });
    for (const name of ['OPTISCAPE_PRINT_PAGE', 'OPTISCAPE_PRINT_FILE']) {
      const message = `Invalid ${name}: nothing (expected a file)`;
      expect(readStart(['--user-data-dir=profile'], here, { ...print, [name]: '' })).toMatchObject({
        kind: 'refused',
        message,
      });
    }
  });

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
