// The result of the race in a sentence, over the picture while the play head is at the end. It is said to screen readers, too.
import { useState } from 'react';
import { runnerNames } from '../../core/scene/runnerName';
import { inLanguage, type Language } from '../../core/text/text';
import { stepAt } from '../../core/timeline/frameAt';
import { raceResult } from '../../core/timeline/raceResult';
import { useApp, useLanguage } from '../app/appContext';
import type { App } from '../state/app';
import { useTicker } from '../app/useTicker';

export function RaceResult() {
  const app = useApp();
  const language = useLanguage();
  const [text, setText] = useState('');
  useTicker(() => setText(resultAtEnd(app, language)), 10);
  return (
    <p className="raceResult" role="status" data-shown={text !== ''}>
      {text}
    </p>
  );
}

/** Empty before the end. */
function resultAtEnd(app: App, language: Language): string {
  const { scene } = app.scenes.getState();
  if (stepAt(scene, app.playback.seconds()) < scene.steps) return '';
  const visible = new Set(scene.optimizers.flatMap(({ key, visible }) => (visible ? [key] : [])));
  const shown = app.trajectories.get().filter(({ key }) => visible.has(key));
  const names = Object.fromEntries(runnerNames(scene.optimizers));
  const result = raceResult(shown, app.landscape(), names);
  return result === null ? '' : inLanguage(result, language);
}
