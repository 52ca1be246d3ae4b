// A value shown calmly is the newest, but not more often than asked for.
import { act } from 'react';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { mount, unmount } from '../gallery/testing/mount';
import { useCalm } from './useCalm';

afterEach(unmount);

it('shows at most so many values a second, and the last one in the end', async () => {
  const store = createStore(() => ({ value: 0 }));
  function Shown() {
    return <output>{useCalm(useStore(store).value, 10)}</output>;
  }
  const { text } = await mount(<Shown />);
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const after = (ms: number): void => act(() => void vi.advanceTimersByTime(ms));
  const seen = new Set<string>();
  for (let value = 1; value <= 100; value += 1) {
    act(() => store.setState({ value }));
    after(10);
    seen.add(text());
  }
  expect(seen.size).toBeGreaterThan(9);
  expect(seen.size).toBeLessThan(13);
  after(100);
  expect(text()).toBe('100');
  after(1000);
  act(() => store.setState({ value: 101 }));
  after(1);
  expect(text()).toBe('101');
});
