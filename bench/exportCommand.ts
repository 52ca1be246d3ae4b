// (f) The whole command, from start to file: 64 frames of 640 × 480 of the ravine race with four optimizers, still
// camera, compared with the method of the source material (NumPy, Matplotlib, ffmpeg).
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { percentile } from './support/statistics';

const rounds = 5;
const goalShare = 0.1;

const scene = {
  format: 'optiscape-scene',
  version: 1,
  landscape: { id: 'ravine' },
  optimizers: [
    { id: 'sgd', hyperparameters: { learningRate: 0.02 } },
    { id: 'momentum', hyperparameters: { learningRate: 0.02 } },
    { id: 'adagrad', hyperparameters: { learningRate: 0.1 } },
    { id: 'adam', hyperparameters: { learningRate: 0.1 } },
  ],
};

function secondsOf(command: string, words: readonly string[]): number {
  const began = performance.now();
  const { status, stderr } = spawnSync(command, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} failed: ${stderr}`);
  return (performance.now() - began) / 1000;
}

/** A Python with the packages for that method; null if there is none. */
function findPython(): string | null {
  const commands = ['python3', '/usr/bin/python3'];
  return (
    commands.find(
      (command) => spawnSync(command, ['-c', 'import numpy, matplotlib'], { stdio: 'ignore' }).status === 0,
    ) ?? null
  );
}

const folder = mkdtempSync(join(tmpdir(), 'optiscape-bench-'));
try {
  const sceneFile = join(folder, 'scene.json');
  writeFileSync(sceneFile, JSON.stringify(scene));
  const words = ['export', sceneFile, '--out', join(folder, 'ours.mp4')];
  const options = ['--size', '640x480', '--fps', '10', '--frames', '64', '--camera', 'still'];
  const ours = Array.from({ length: rounds }, () =>
    secondsOf(process.execPath, [join('out', 'main', 'cli.js'), ...words, ...options]),
  );
  const median = percentile(ours, 0.5);
  console.log(
    `  optiscape export: ${median.toFixed(2)} s (${ours.map((each) => each.toFixed(2)).join(', ')})`,
  );
  const python = findPython();
  if (python === null) {
    console.log('  no Python with NumPy and Matplotlib here (python3-matplotlib): nothing to compare with');
  } else {
    const script = join('bench', 'support', 'sourcePipeline.py');
    const theirs = secondsOf(python, [script, join(folder, 'theirs.mp4')]);
    const share = median / theirs;
    console.log(`  NumPy, Matplotlib and ffmpeg: ${theirs.toFixed(2)} s`);
    console.log(
      `  share: ${share.toFixed(3)} (goal ${goalShare}, ${(goalShare / share).toFixed(2)} times as good)`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
