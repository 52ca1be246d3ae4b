// The result of the race in a sentence, over the picture while the play head is at the end. It is said to screen readers, too.
import { useState } from 'react';
import { runnerNames } from '../../core/scene/runnerName';
import { inLanguage } from '../../core/text/text';
import { stepAt } from '../../core/timeline/frameAt';
import { raceResult } from '../../core/timeline/raceResult';
import { useApp, useLanguage } from '../app/appContext';
import { useTicker } from '../app/useTicker';

export function RaceResult() {
  const app = useApp();
  const language = useLanguage();
  const [text, setText] = useState('');
  useTicker(() => {
    const { scene } = app.scenes.getState();
    const isAtEnd = stepAt(scene, app.playback.seconds()) >= scene.steps;
    setText(isAtEnd ? resultOf() : '');
  }, 10);

  const resultOf = (): string => {
    const { scene } = app.scenes.getState();
    const visible = new Set(scene.optimizers.flatMap(({ key, visible }) => (visible ? [key] : [])));
    const shown = app.trajectories.get().filter(({ key }) => visible.has(key));
    const names = Object.fromEntries(runnerNames(scene.optimizers));
    const result = raceResult(shown, app.landscape(), names);
    return result === null ? '' : inLanguage(result, language);
  };

  return (
    <p className="raceResult" role="status" data-shown={text !== ''}>
      {text}
    </p>
  );
}
