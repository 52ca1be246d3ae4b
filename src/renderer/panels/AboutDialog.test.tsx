import { act } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { mount, unmount, type Mounted } from '../gallery/testing/mount';
import { AboutDialog } from './AboutDialog';
import { ShortcutsDialog } from './ShortcutsDialog';

afterEach(() => {
  unmount();
  vi.unstubAllGlobals();
});

const three = {
  name: 'three',
  version: '0.187.0',
  license: 'MIT',
  source: 'https://github.com/mrdoob/three.js',
  text: 'The words of its licence.',
};

async function open(answer: () => Promise<Response>): Promise<Mounted> {
  const asked = vi.fn(answer);
  vi.stubGlobal('fetch', asked);
  const mounted = await mount(
    <>
      <ShortcutsDialog />
      <AboutDialog />
    </>,
  );
  act(() => mounted.app.window.setState({ shortcutsOpen: true }));
  // Nothing is fetched before somebody wants to see it.
  expect(asked).not.toHaveBeenCalled();
  mounted.click('About Optiscape');
  expect(asked.mock.calls).toEqual([['licences.json']]);
  return mounted;
}

const toSay = ({ text }: Mounted, words: string): Promise<void> =>
  vi.waitFor(async () => {
    await act(() => Promise.resolve());
    expect(text()).toContain(words);
  });

it('has versions, what it does with the network, and the licences of all that is bundled', async () => {
  const mounted = await open(() => Promise.resolve(Response.json([three])));
  const { text, app } = mounted;
  await toSay(mounted, 'The words of its licence.');
  for (const words of [
    'Node.js',
    'sends and fetches nothing',
    'install it over the old one',
    'MIT License',
    'three',
    '0.187.0',
    'https://github.com/mrdoob/three.js',
  ]) {
    expect(text()).toContain(words);
  }
  const { shortcutsOpen, aboutOpen } = app.window.getState();
  expect([shortcutsOpen, aboutOpen]).toEqual([false, true]);
});

it.each<[string, () => Promise<Response>]>([
  ['is missing', () => Promise.resolve(new Response('', { status: 404 }))],
  ['is something else', () => Promise.resolve(Response.json([{ name: 'three' }]))],
  ['can not be fetched', () => Promise.reject(new Error('offline'))],
])('says so where the list %s', async (_what, answer) => {
  const mounted = await open(answer);
  await toSay(mounted, 'The list could not be read');
  expect(mounted.text()).toContain('MIT License');
});
