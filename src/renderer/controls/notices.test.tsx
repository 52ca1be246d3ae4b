import { notifications, notificationsStore } from '@mantine/notifications';
import i18next from 'i18next';
import { act } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { withTyped } from '../../core/validation/issue';
import { parseScene, parseSceneText } from '../../core/scene/parseScene';
import { startI18n } from '../i18n/i18n';
import { mount, unmount, type Mounted } from '../gallery/testing/mount';
import type { Notice } from '../state/notices';
import { within } from './LimitedField';
import { Notices } from './NoticesPlace';
import { describeIssue, describeIssues, showLastingAgain, showNotice } from './notices';

beforeAll(() => startI18n('en'));

const toStep = within('toStep', { min: 20, max: 256, whole: true });

const inBoth = (issue: Parameters<typeof describeIssue>[0]): string[] =>
  ['en', 'ja'].map((language) => describeIssue(issue, i18next.getFixedT(language)));

describe('what is wrong with a number', () => {
  it('is said in the language of the window', () => {
    expect(inBoth(toStep(10)!)).toEqual([
      'Invalid toStep: 10 (expected a whole number, 20 ≤ toStep ≤ 256)',
      'toStep に 10 は使えません（使えるのは 20 ≤ toStep ≤ 256 の整数）',
    ]);
  });

  it.each([
    ['twelve', '"twelve"', '"twelve"'],
    ['１２歩', '"１２歩"', '"１２歩"'],
    [' ', 'missing', '空欄'],
  ])('quotes %j, which is none, as it was typed', (typed, en, ja) => {
    expect(inBoth(withTyped(toStep(Number.NaN)!, typed))).toEqual([
      `Invalid toStep: ${en} (expected a whole number, 20 ≤ toStep ≤ 256)`,
      `toStep に ${ja} は使えません（使えるのは 20 ≤ toStep ≤ 256 の整数）`,
    ]);
  });
});

describe('what was done and what went wrong', () => {
  const say = (...all: readonly Notice[]): void => {
    act(() => all.forEach((notice) => showNotice(notice, i18next.getFixedT('en'))));
  };
  const expectShown = (...texts: readonly string[]): Promise<void> =>
    vi.waitFor(async () => {
      await act(() => Promise.resolve());
      const lines = document.querySelectorAll('[role="alert"] .noticeLine');
      expect([...lines].map(({ textContent }) => textContent)).toEqual(texts);
    });
  const shown = () => notificationsStore.getState().notifications;
  const close = (): void => act(() => void notifications.hide(shown()[0]!.id!));
  const refused = (steps: number): Notice => ({ kind: 'editRefused', issues: [toStep(steps)!] });

  let mounted: Mounted;
  beforeEach(async () => {
    mounted = await mount(<Notices />);
  });
  afterEach(() => {
    act(() => notifications.clean());
    unmount();
  });

  it('is said one at a time: the latest takes the place of those before', async () => {
    say({ kind: 'opened', replaced: null, name: 'first.json' }, refused(10), {
      kind: 'saved',
      name: 'second.json',
    });
    await expectShown('Saved second.json');
  });

  it('shows no name backwards, whatever is in it', async () => {
    say({ kind: 'saved', name: '\u202egnp.json' });
    await expectShown('Saved gnp.json');
  });

  it('stays as it is where it is said again, as while a slider is dragged', () => {
    say(refused(10));
    const [before] = shown();
    say(refused(10));
    expect(shown()).toEqual([before]);
    say(refused(11));
    expect(shown()).not.toEqual([before]);
  });

  it('gives way again to the lost connection, until it is back', async () => {
    say({ kind: 'disconnected' }, { kind: 'saved', name: 'race.json' });
    await expectShown('Saved race.json');
    close();
    await expectShown(
      'The connection to Optiscape was lost · Trying to reach it again. What you see stays as it is; nothing is lost.',
    );
    say({ kind: 'reconnected' });
    await expectShown('Connected again');
    close();
    await expectShown();
  });

  it('that lasts is said again in the language that was changed to', async () => {
    act(() => showNotice({ kind: 'disconnected' }, i18next.t));
    await act(() => i18next.changeLanguage('ja').then(showLastingAgain));
    await expectShown(
      'Optiscape との接続が切れました · 再接続を試みています。表示中の内容はそのまま残ります。',
    );
    await i18next.changeLanguage('en');
    say({ kind: 'reconnected' });
    close();
  });

  it('has what can be done about another window, until that is done', async () => {
    const take = vi.fn();
    say({ kind: 'elsewhere', take });
    mounted.click('Use this window');
    expect(take).toHaveBeenCalledOnce();
    say({ kind: 'saved', name: 'race.json' });
    await expectShown('Saved race.json');
    close();
    await expectShown('Optiscape is open in another windowChanges in this one are not kept.');
    say({ kind: 'taken' });
    await expectShown('This window is kept from now on.');
    close();
    await expectShown();
  });
});

describe('what is wrong with a document', () => {
  const document = { format: 'optiscape-scene', version: 1, landscape: { id: 'ravine' } };

  it.each([
    [{ ...document, steps: 0.5 }, '1 ≤ steps ≤ 1000000 の整数'],
    [{ ...document, version: 2 }, '1（この Optiscape が読める版）'],
    [{ ...document, start: [0] }, '2 つの数 [x, y]'],
    [
      { ...document, start: [0, 1e9] },
      '−? ?-?\\d+ ≤ y ≤ \\d+（ravine の定義域の周囲、その \\d+ 倍の幅まで）',
    ],
    [{ ...document, look: { colorMap: 'pink' } }, '.+、.+ のいずれか'],
    [{ ...document, title: 'a'.repeat(999) }, '200 文字までのテキスト'],
    [{ ...document, landscape: { id: 'hole' } }, '.+、.+ のいずれか'],
    [{ ...document, optimizers: [{ id: 'adam', hyperparameters: { beta1: 2 } }] }, '0 ≤ beta1 < 1'],
    [{ ...document, optimizers: [{ id: 'adam', schedule: { id: 'none' } }] }, '.+、.+ のいずれか'],
    [{ ...document, film: { keyframes: 3 } }, 'キーフレームのリスト'],
  ])('%j', (written, expected) => {
    const parsed = parseScene(written);
    if (parsed.ok) throw new Error('The document is sound.');
    const said = describeIssue(parsed.issues[0]!, i18next.getFixedT('ja'));
    expect(said).toMatch(
      new RegExp(`は使えません（使えるのは ${expected.replace('[x, y]', '\\[x, y\\]')}）$`),
    );
  });

  it.each([
    ['{', /^ファイルを読めません：JSON ではありません（.+）$/],
    ['[]', /^ファイルを読めません：シーンではありません/],
    [
      JSON.stringify({ ...document, speeed: 2 }),
      /^speeed というフィールドはありません（使えるのは .+、speed、.+ のみ）$/,
    ],
    [
      JSON.stringify({ ...document, landscape: { formula: 'x + foo(y, 2)' } }),
      /^landscape\.formula に "x \+ foo\(y, 2\)" は使えません。5 文字目：.*[ぁ-ん]/,
    ],
  ])('%s, said as a whole', (text, expected) => {
    const parsed = parseSceneText(text);
    if (parsed.ok) throw new Error('The document is sound.');
    const [en, ja] = inBoth(parsed.issues[0]!);
    expect(en).toBe(parsed.issues[0]!.message);
    expect(ja).toMatch(expected);
  });
});

it('counts what is not told, however much it is', () => {
  const hyperparameters = Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`name${index}`, 1]));
  const optimizers = [{ id: 'adam', hyperparameters }];
  const parsed = parseScene({
    format: 'optiscape-scene',
    version: 1,
    landscape: { id: 'ravine' },
    optimizers,
  });
  const lines = describeIssues(parsed.ok ? [] : parsed.issues, i18next.getFixedT('en')).split('\n');
  expect(lines).toHaveLength(4);
  expect(lines[3]).toBe('117 more');
});
