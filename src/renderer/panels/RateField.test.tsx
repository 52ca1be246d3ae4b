import { act } from 'react';
import { afterEach, expect, it } from 'vitest';
import { mount, unmount, waitFor } from '../gallery/testing/mount';
import { ravineRace } from '../gallery/scenes';
import type { App } from '../state/app';
import { SidePanel } from './SidePanel';

afterEach(unmount);

const marks = (): readonly (string | null)[] =>
  [...document.querySelectorAll('.numberSetting [role="img"]')].map((mark) =>
    mark.getAttribute('aria-label'),
  );

/** A changed start plays. */
const toStart = ({ playback }: App): void => {
  act(() => {
    playback.pause();
    playback.seek(0);
  });
};

it('marks 2/λ of where the head stands on the slider of gradient descent’s rate, while it lies in its range', async () => {
  const { app } = await mount(<SidePanel />, {
    scene: { ...ravineRace, start: [0, 1] },
    settings: { panelTab: 'optimizers' },
  });
  act(() => app.window.setState({ selectedRunner: 'sgd-1' }));
  act(() => app.begin());
  toStart(app);
  await waitFor(() =>
    expect(marks()).toEqual(['2/λ = 0.01: above it, steps grow along the steepest direction here']),
  );
  // On the gorge's flank f curves so little that no rate of the slider is too large.
  act(() => void app.edit((scene) => ({ ...scene, start: [-2, 2] })));
  toStart(app);
  await waitFor(() => expect(app.explanations.store.getState().shown?.explanation.theta).toEqual([-2, 2]));
  await waitFor(() => expect(marks()).toEqual([]));
});
